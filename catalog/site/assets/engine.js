// Fetches the engine, closes the door, and keeps a worker that answers one question at a time.
// What a machine must have at least for a second worker, of some 200 MB, to stand by.
const ENOUGH_GB = 4;
const KEPT = "application/octet-stream";

export class Engine {
  // told: what is called with {stage}, {bytes, all}, {ready}, {progress}, {answer}, {fatal},
  // {spare: whether another worker stands by}.
  constructor(told) {
    this.told = told;
    this.files = null;
    this.worker = null;
    // Another one that has started: whoever stops, or ends a worker with what it runs, need not wait.
    this.spare = null;
    this.asked = null;
    this.next = null;
    this.number = 0;
  }

  async load(manifest) {
    const files = manifest.files;
    const all = files.reduce((sum, file) => sum + file.size, 0);
    let bytes = 0;
    const count = (more) => this.told({ bytes: (bytes += more), all });
    const module = { promise: null };
    const got = await Promise.all(files.map((file) => fetched(file, count, module)));
    this.files = Object.fromEntries(got.map((blob, at) => [files[at].name, blob]));
    this.module = await module.promise;
    this.source = this.files["worker.js"];
    closeTheDoor();
    this.start();
  }

  start() {
    this.worker = this.spare || this.made();
    this.spare = null;
    this.told({ spare: "none" });
    if (this.worker.ready) setTimeout(() => this.isReady());
  }

  made() {
    const address = URL.createObjectURL(new Blob([this.source], { type: "text/javascript" }));
    const worker = new Worker(address, { type: location.protocol === "file:" ? "classic" : "module" });
    setTimeout(() => URL.revokeObjectURL(address), 60000);
    const made = { worker, ready: false };
    worker.onmessage = ({ data }) => this.heard(made, data);
    worker.onerror = (event) => { event.preventDefault(); this.failed(made, event.message); };
    worker.postMessage({ start: { files: this.files, module: this.module } });
    return made;
  }

  // A student's code can forge any message, so what comes is looked at, and never more than shown.
  heard(from, data) {
    if (typeof data !== "object" || data === null) return;
    if (data.ready === true) {
      from.ready = true;
      if (from === this.worker) this.isReady();
      else this.told({ spare: "ready" });
    } else if (typeof data.fatal === "string") {
      this.failed(from, data.fatal);
    } else if (from === this.worker) {
      this.heardFromTheOneInUse(data);
    }
  }

  heardFromTheOneInUse(data) {
    if (typeof data.stage === "string" && !this.ready) {
      this.told({ stage: data.stage.slice(0, 60) });
    } else if (data.warm === true && !this.spare && (navigator.deviceMemory || 8) >= ENOUGH_GB) {
      this.spare = this.made();
    } else if (data.progress && this.asked && data.progress.id === this.asked.id) {
      this.told({ progress: { done: Number(data.progress.done) || 0, most: Number(data.progress.most) || 0 } });
    } else if (data.answer && this.asked && data.answer.id === this.asked.id && typeof data.answer.text === "string") {
      this.asked = null;
      this.told({ answer: data.answer.text });
      this.send();
    }
  }

  get ready() {
    return this.worker !== null && this.worker.ready;
  }

  isReady() {
    this.told({ ready: true });
    this.send();
  }

  failed(which, why) {
    which.worker.terminate();
    if (which === this.spare) this.spare = null;
    if (which !== this.worker) return;
    const asked = this.asked !== null;
    this.end();
    this.told({ fatal: String(why).slice(0, 2000), asked });
    if (asked) this.start();
  }

  ask(name, content, options) {
    this.next = { id: (this.number += 1), name, content, options };
    if (this.ready && !this.asked) this.send();
  }

  send() {
    if (!this.next || this.asked) return;
    this.asked = this.next;
    this.next = null;
    this.worker.worker.postMessage({ ask: this.asked });
  }

  stop() {
    this.end();
    this.start();
  }

  end() {
    if (this.worker) this.worker.worker.terminate();
    this.worker = null;
    this.asked = this.next = null;
  }
}

async function fetched(file, count, module) {
  const response = await fetch(file.address, { integrity: file.integrity, credentials: "omit" });
  if (!response.ok) throw new Error(`${file.name} cannot be fetched: ${response.status}`);
  const [kept, read] = response.body.tee();
  if (file.name === "pyodide.asm.wasm") {
    const streamed = new Response(read, { headers: { "Content-Type": "application/wasm" } });
    module.promise = WebAssembly.compileStreaming(streamed);
  } else {
    read.cancel();
  }
  return new Blob(await pieces(kept, count), { type: KEPT });
}

async function pieces(stream, count) {
  const reader = stream.getReader();
  const found = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return found;
    found.push(value);
    count(value.length);
  }
}

// Policies add up: from here on nothing on this page, and no worker that it makes, can reach any address.
function closeTheDoor() {
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = "connect-src blob:";
  document.head.append(policy);
}
