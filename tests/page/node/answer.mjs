// Answers questions in Pyodide: node answer.mjs PROJECT.zip, with one question a line on standard input as JSON.
//
// {"warm": true} warms up; {"name", "content", "options"} is answered. Each line that is written is {"seconds", "answer"},
// of a warming up {"seconds", "longest", "memory"}. BPTT_BUGS_PYODIDE names the folder with Pyodide and numpy's wheel.
import fs from "node:fs";
import path from "node:path";
import readline from "node:readline";
import { pathToFileURL } from "node:url";

const folder = path.resolve(process.env.BPTT_BUGS_PYODIDE);
const HOME = "/home/pyodide/project";
// What stands there is known to be a library's, and no code of a student's.
const LIBRARIES = "/lib/python3.12/site-packages";

const bytes = (file) => new Uint8Array(fs.readFileSync(file));

async function started(project) {
  const { loadPyodide } = await import(pathToFileURL(path.join(folder, "pyodide.mjs")).href);
  const python = await loadPyodide({ indexURL: folder + path.sep, jsglobals: {} });
  const wheel = fs.readdirSync(folder).find((name) => name.startsWith("numpy-") && name.endsWith(".whl"));
  python.unpackArchive(bytes(path.join(folder, wheel)), "wheel", { extractDir: LIBRARIES });
  python.unpackArchive(bytes(project), "zip", { extractDir: HOME });
  python.runPython(`import sys; sys.path.insert(0, "${HOME}")`);
  return python;
}

const python = await started(process.argv[2]);
const answer = python.runPython("from catalog.page.answering import answer; answer");
const warm = python.runPython(`
from time import perf_counter
from catalog.page.warming import warm_up

def warm():
    longest, before = 0.0, perf_counter()
    for _ in warm_up():
        longest, before = max(longest, perf_counter() - before), perf_counter()
    return longest

warm`);

for await (const line of readline.createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  const began = performance.now();
  const told = {};
  if (asked.warm) told.longest = warm();
  else {
    const options = python.toPy(asked.options);
    told.answer = answer(asked.name, asked.content, options);
    options.destroy();
  }
  told.seconds = (performance.now() - began) / 1000;
  told.memory = python._module.HEAPU8.length;
  process.stdout.write(JSON.stringify(told) + "\n");
}
