// Compiles the modules in archives with the Python that will run them: node compile.mjs PYODIDE FOLDER ARCHIVE ...
// Modules under reference/ keep their sources, of which a diagnosis makes programs.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [pyodideFolder, folder, ...archives] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(path.join(pyodideFolder, "pyodide.mjs")).href);
const pyodide = await loadPyodide({ indexURL: `${path.resolve(pyodideFolder)}/` });

const COMPILED = pyodide.runPython(`
import io, os, py_compile, shutil, zipfile

def compiled(content):
    """Return an archive with the modules of another one compiled, whatever else it holds, in the same order."""
    shutil.rmtree("/modules", ignore_errors=True)
    found = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content.to_bytes())) as old, zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as new:
        old.extractall("/modules")
        for name in old.namelist():
            if name.endswith(".py"):
                _add(new, name)
            if not name.endswith((".py", "/")) or name.startswith("reference/"):
                new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return found.getvalue()

def _add(new, name):
    kept = name.startswith("reference/")
    folder, file = os.path.split(name)
    to = f"{folder}/__pycache__/{file[:-3]}.cpython-312.pyc" if kept else f"{name}c"
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    py_compile.compile(f"/modules/{name}", "/tmp/one.pyc", name, doraise=True, invalidation_mode=mode)
    with open("/tmp/one.pyc", "rb") as file:
        new.writestr(zipfile.ZipInfo(to), file.read(), zipfile.ZIP_DEFLATED)

compiled
`);

try {
  for (const name of archives) {
    const found = COMPILED(new Uint8Array(fs.readFileSync(path.join(folder, name))));
    fs.writeFileSync(path.join(folder, name), found.toJs());
    found.destroy();
  }
} catch (error) {
  // What Node shows of an uncaught error is the whole of Pyodide's source.
  console.error(String(error.message).trim().split("\n").at(-1).slice(0, 400));
  process.exitCode = 1;
}
