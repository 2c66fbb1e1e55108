"""Places where a function can keep something for later, each as the text of `keep()` and `kept()`."""

PLACES = {
    "a name": ("NAMES.append(1)", "return bool(NAMES)"),
    "an attribute of a function": ("keep.heard = True", "return hasattr(keep, 'heard')"),
    "a default value": ("DEFAULT.__defaults__[0].append(1)", "return bool(DEFAULT.__defaults__[0])"),
    "the environment": ("os.environ['HEARD'] = '1'", "return 'HEARD' in os.environ"),
    "an attribute of numpy": ("np.ndarray.__doc__; np.lib.heard = True", "return hasattr(np.lib, 'heard')"),
    "numpy's functions": ("np.dot.__init__; vars(np)['heard'] = 1", "return 'heard' in vars(np)"),
    "built-in names": ("builtins.heard = True", "return hasattr(builtins, 'heard')"),
    "modules": ("sys.modules['heard'] = sys", "return 'heard' in sys.modules"),
    "the collector": (
        "loop = {'heard in a loop': 1}; loop['loop'] = loop",
        "return any(type(each) is dict and 'heard in a loop' in each for each in gc.get_objects())",
    ),
    "the random stream": ("random.seed(7)", "return random.random() == 0.32383276483316237"),
    "the parts of the sandbox in memory": (
        "[setattr(each, 'heard', 1) for each in gc.get_objects() if type(each).__name__ == 'Child']",
        "return any(hasattr(each, 'heard') for each in gc.get_objects() if type(each).__name__ == 'Child')",
    ),
    "a thread": (
        "threading.Thread(target=time.sleep, args=(5,), name='heard', daemon=True).start()",
        "return any(each.name == 'heard' for each in threading.enumerate())",
    ),
    "what is done at the end": ("atexit.register(print)", "return atexit._ncallbacks() > BEFORE"),
    "an open descriptor": ("os.dup2(os.pipe()[0], 40)", "return os.path.exists('/proc/self/fd/40')"),
    "a trace": ("sys.settrace(lambda *_: None)", "return sys.gettrace() is not None"),
    "the working directory": ("os.chdir('/usr')", "return os.getcwd() == '/usr'"),
    "the mask of new files": ("os.umask(0o123)", "return os.umask(0o123) == 0o123"),
    "a folder for temporary files": ("os.mkdir('/tmp/heard' + KEY)", "return os.path.isdir('/tmp/heard' + KEY)"),
    "another folder for them": ("os.mkdir('/var/tmp/heard' + KEY)", "return os.path.isdir('/var/tmp/heard' + KEY)"),
    "shared memory as a file": ("os.mkdir('/dev/shm/heard' + KEY)", "return os.path.isdir('/dev/shm/heard' + KEY)"),
    "a file": ("open('/tmp/heard.' + KEY, 'w').close()", "return os.path.exists('/tmp/heard.' + KEY)"),
    "a temporary file": ("tempfile.mkdtemp(prefix=KEY)", "return bool(glob.glob('/tmp/' + KEY + '*'))"),
    "the system's shared memory": (
        "C.shmget(NUMBER, 4096, 0o1666)",
        "return C.shmget(NUMBER, 0, 0) != -1",
    ),
    "the system's queues": ("C.msgget(NUMBER, 0o1666)", "return C.msgget(NUMBER, 0) != -1"),
    "the system's semaphores": ("C.semget(NUMBER, 1, 0o1666)", "return C.semget(NUMBER, 1, 0) != -1"),
    "named queues": (
        "C.mq_open(b'/heard' + KEY.encode(), 0o102, 0o666, None)",
        "return C.mq_open(b'/heard' + KEY.encode(), 0, 0, None) != -1",
    ),
    "a process with a socket": (
        "serve()",
        "peer = socket.socket(socket.AF_UNIX); peer.connect(b'\\0heard' + KEY.encode()); return True",
    ),
    "how urgent the parent is": (
        "os.setpriority(os.PRIO_PROCESS, os.getppid(), 7)",
        "return os.getpriority(os.PRIO_PROCESS, os.getppid()) == 7",
    ),
    "how much the parent may": (
        "resource.prlimit(os.getppid(), resource.RLIMIT_CORE, (0, 7))",
        "return resource.prlimit(os.getppid(), resource.RLIMIT_CORE) == (0, 7)",
    ),
}

_TEXT = """
import atexit
import builtins
import ctypes
import gc
import os
import random
import resource
import socket
import sys
import threading
import time
import tempfile
import glob
import numpy as np

C = ctypes.CDLL(None)
KEY = {key!r}
NUMBER = {number}
NAMES = []
BEFORE = atexit._ncallbacks()

def DEFAULT(kept=[]):
    return kept

def serve():
    if os.fork() == 0:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(b"\\0heard" + KEY.encode())
            server.listen()
            time.sleep(3)
        os._exit(0)
    time.sleep(0.1)

def keep():
    {keep}

def looks():
    {look}

def kept():
    try:
        return looks()
    except Exception:
        return False
"""


def text_of(place: str, key: str) -> str:
    """Return the source of `keep` and `kept` for a place; key: keeps apart those who use the same place."""
    keep, look = PLACES[place]
    return _TEXT.format(key=key, number=int(key, 36) % 2**30, keep=keep, look=look)
