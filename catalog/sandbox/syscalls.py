"""System calls: what a submission has no use for, by their numbers.

The numbers are those of x86_64 and aarch64, from Linux's own tables; "-" where a machine has no such call.
"""

# By the machine's name: the column of its numbers, and how the kernel's audit.h calls it.
MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}

# Calls from here on are younger than these tables; who gets "no such call" from the kernel uses an older one.
UNKNOWN = 451

_IPC = """
shmget 29 194 shmat 30 196 shmctl 31 195 shmdt 67 197 semget 64 190 semop 65 193 semctl 66 191 semtimedop 220 192
msgget 68 186 msgsnd 69 189 msgrcv 70 188 msgctl 71 187 mq_open 240 180 mq_unlink 241 181 mq_timedsend 242 182
mq_timedreceive 243 183 mq_notify 244 184 mq_getsetattr 245 185 add_key 248 217 request_key 249 218 keyctl 250 219
memfd_create 319 279 memfd_secret 447 447
"""
_NAMESPACES = """
unshare 272 97 setns 308 268 mount 165 40 umount2 166 39 pivot_root 155 41 chroot 161 51 move_mount 429 429
open_tree 428 428 fsopen 430 430 fsconfig 431 431 fsmount 432 432 fspick 433 433 mount_setattr 442 442
"""
_PROCESSES = """
fork 57 - vfork 58 - execve 59 221 execveat 322 281 ptrace 101 117 process_vm_readv 310 270 process_vm_writev 311 271
kcmp 312 272 pidfd_open 434 434 pidfd_getfd 438 438 pidfd_send_signal 424 424 process_madvise 440 440
process_mrelease 448 448 migrate_pages 256 238 move_pages 279 239 setpriority 141 140 ioprio_set 251 30
sched_setaffinity 203 122 sched_setscheduler 144 119 sched_setparam 142 118 sched_setattr 314 274
"""
_NETWORK = """
socket 41 198 bind 49 200 listen 50 201 connect 42 203 accept 43 202 accept4 288 242
"""
_MACHINE = """
bpf 321 280 perf_event_open 298 241 userfaultfd 323 282 fanotify_init 300 262 fanotify_mark 301 263
open_by_handle_at 304 265 quotactl 179 60 quotactl_fd 443 443 acct 163 89 swapon 167 224 swapoff 168 225 reboot 169 142
init_module 175 105 finit_module 313 273 delete_module 176 106 kexec_load 246 104 kexec_file_load 320 294 syslog 103 116
sethostname 170 161 setdomainname 171 162 settimeofday 164 170 clock_settime 227 112 adjtimex 159 171
clock_adjtime 305 266 vhangup 153 58 iopl 172 - ioperm 173 -
"""
# What these do cannot be seen from outside; each has an older one beside it that can be looked at.
_OPAQUE = """
clone3 435 435 openat2 437 437 io_uring_setup 425 425 io_uring_enter 426 426 io_uring_register 427 427
"""
_WRITES = """
creat 85 - mkdir 83 - mkdirat 258 34 mknod 133 - mknodat 259 33 rmdir 84 - unlink 87 - unlinkat 263 35 rename 82 -
renameat 264 38 renameat2 316 276 link 86 - linkat 265 37 symlink 88 - symlinkat 266 36 truncate 76 45 chmod 90 -
fchmod 91 52 fchmodat 268 53 chown 92 - fchown 93 55 lchown 94 - fchownat 260 54 utime 132 - utimes 235 -
futimesat 261 - utimensat 280 88 setxattr 188 5 lsetxattr 189 6 fsetxattr 190 7 removexattr 197 14
lremovexattr 198 15 fremovexattr 199 16
"""
_LOOKED_AT = """
clone 56 220 open 2 - openat 257 56 kill 62 129 tkill 200 130 tgkill 234 131 rt_sigqueueinfo 129 138
rt_tgsigqueueinfo 297 240 prlimit64 302 261 fcntl 72 25 ioctl 16 29
"""


def _numbers(text: str, column: int) -> dict[str, int]:
    """Return the calls of a table that a machine has, by name."""
    words = text.split()
    return {name: int(number) for name, number in zip(words[::3], words[1 + column :: 3], strict=True) if number != "-"}


def denied(column: int) -> list[int]:
    """Return the calls that are not permitted."""
    return [*_numbers(_IPC + _NAMESPACES + _PROCESSES + _NETWORK + _MACHINE, column).values()]


def opaque(column: int) -> list[int]:
    """Return the calls that are said not to be there."""
    return [*_numbers(_OPAQUE, column).values()]


def writing(column: int) -> list[int]:
    """Return the calls that change the file system, those that open a file aside."""
    return [*_numbers(_WRITES, column).values()]


def looked_at(column: int) -> dict[str, int]:
    """Return the calls that are decided by their arguments."""
    return _numbers(_LOOKED_AT, column)
