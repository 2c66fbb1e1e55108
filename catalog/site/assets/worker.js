// Runs the engine. Everything that it needs is handed over by the page: here nothing can be fetched.
const PLACE = "https://engine.invalid/";
// What stands elsewhere is taken for a student's own code.
const LIBRARIES = "/lib/python3.12/site-packages";
const say = (message) => self.postMessage(message);
// Python's own types: what comes from here would be looked at as JavaScript's.
const ENTRY = `
import json
from catalog.page.answering import answer
from catalog.page.warming import warm_up
(lambda name, content, options, progress: answer(name, bytes(content), json.loads(options), progress)), warm_up
`;
let engine = null;

self.onmessage = async ({ data }) => {
  try {
    if (data.start) {
      await start(data.start.files, data.start.module);
    } else if (data.ask) {
      ask(data.ask);
    }
  } catch (error) {
    say({ fatal: String(error).slice(0, 2000) });
  }
};

async function start(files, module) {
  self.fetch = async (address) => serve(files, String(address));
  const instantiate = async (_, imports) => ({ module, instance: await WebAssembly.instantiate(module, imports) });
  WebAssembly.instantiateStreaming = instantiate;
  say({ stage: "starting Python" });
  await import(script(files["pyodide.asm.js"]));
  const { loadPyodide } = await import(script(files["pyodide.mjs"]));
  // No name of the page's or of the worker's is there for Python to import.
  const pyodide = await loadPyodide({ indexURL: PLACE, jsglobals: {} });
  say({ stage: "unpacking" });
  pyodide.unpackArchive(await files["numpy.whl"].arrayBuffer(), "wheel", { extractDir: LIBRARIES });
  pyodide.unpackArchive(await files["engine.zip"].arrayBuffer(), "zip", { extractDir: "/engine" });
  say({ stage: "loading the catalog" });
  pyodide.runPython("import sys; sys.path.insert(0, '/engine')");
  engine = pyodide.runPython(ENTRY);
  say({ ready: true });
  await warmUp();
  say({ warm: true });
}

function script(file) {
  return URL.createObjectURL(new Blob([file], { type: "text/javascript" }));
}

function serve(files, address) {
  const file = files[address.slice(address.lastIndexOf("/") + 1)];
  return file ? new Response(file) : new Response(null, { status: 404 });
}

// What the first answer needs is done a piece at a time, so that a question waits for one piece at most.
async function warmUp() {
  const pieces = engine.get(1)();
  for (;;) {
    await new Promise((done) => setTimeout(done, 20));
    if (pieces.next().done) break;
  }
  pieces.destroy();
}

function ask({ id, name, content, options }) {
  const progress = (done, most) => say({ progress: { id, done, most } });
  say({ answer: { id, text: engine.get(0)(name, content, JSON.stringify(options), progress) } });
}
