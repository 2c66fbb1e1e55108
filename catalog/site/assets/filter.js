// The index's search and filters. Without scripts the whole list stands there.
const at = (id) => document.getElementById(id);
const rows = [...document.querySelectorAll("#mistakes tbody tr")].map((row) => [row, row.textContent.toLowerCase()]);

function filter() {
  const words = at("words").value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const [row, text] of rows) {
    const fits = words.every((word) => text.includes(word))
      && (!at("exercise").value || row.dataset.exercise === at("exercise").value)
      && (!at("outcome").value || row.dataset.outcome === at("outcome").value)
      && (!at("function").value || row.dataset.functions.split(" ").includes(at("function").value))
      && (!at("wrong").value || row.dataset.wrong.split(" ").includes(at("wrong").value))
      && (!at("seen").checked || Number(row.dataset.seen) > 0);
    row.hidden = !fits;
    shown += fits;
  }
  at("count").textContent = `${shown} of ${rows.length}`;
}

at("filter").hidden = false;
at("filter").addEventListener("input", filter);
at("filter").addEventListener("submit", (event) => event.preventDefault());
filter();
