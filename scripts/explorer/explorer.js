// Filters, the as-of day, tooltips and arrow keys. Everything it shows stands in the page; what it is asked stands in the address.
(function () {
  "use strict";
  const all = (query, root) => Array.from((root || document).querySelectorAll(query));
  const one = (query, root) => (root || document).querySelector(query);
  const filters = one("form.filters"), day = one("form.asof");
  const rows = all("tr[data-s]"), marks = all("a.m"), charts = all("svg.chart");
  const CODES = ["s", "c", "m", "e", "o", "l", "p"], KEYS = ["q", ...CODES, "from", "to", "asof", "topic"];
  const NEAR = 9, MOST = 3, DAY = 86400000;
  let state = {};

  // The address: "#s=denies&from=2024-10-01". Whatever else stands there is the anchor of a place in the page.
  function read() {
    const found = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
    state = {};
    for (const key of KEYS) if (found.get(key)) state[key] = found.get(key);
  }
  function written() {
    const kept = new URLSearchParams();
    for (const key of KEYS) if (state[key]) kept.set(key, state[key]);
    return kept.toString();
  }
  function change(key, value) {
    if (value) state[key] = value; else delete state[key];
    const words = written();
    history.replaceState(null, "", words ? "#" + words : location.pathname + location.search);
    later();
  }
  let waiting = 0;
  function later() {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(show);
  }

  // Filters
  const texts = new WeakMap();
  function words(element) {
    if (!texts.has(element)) texts.set(element, (element.getAttribute("aria-label") || element.textContent).toLowerCase());
    return texts.get(element);
  }
  function holds(element) {
    const data = element.dataset, last = data.d || "";
    if (CODES.some((key) => state[key] && data[key] !== state[key])) return false;
    if (state.asof && (!last || last > state.asof)) return false;
    if (state.from && last < state.from || state.to && (!last || last > state.to)) return false;
    return !state.q || state.q.toLowerCase().split(/\s+/).every((word) => words(element).includes(word));
  }
  function hideEmpty(query) {
    for (const part of all(query)) {
      const inside = all("tr[data-s]", part);
      if (inside.length) part.hidden = inside.every((row) => row.hidden);
    }
  }
  function show() {
    let count = 0;
    for (const row of rows) if (!(row.hidden = !holds(row))) count += 1;
    for (const mark of marks) mark.toggleAttribute("hidden", !holds(mark));
    hideEmpty("table.statements tbody");
    hideEmpty("section.by-stance");
    for (const part of all("section.by-stance")) {
      const left = String(all("tr[data-s]:not([hidden])", part).length), name = CSS.escape(part.getAttribute("aria-labelledby"));
      for (const told of all("#" + name + ' > small, .contents a[href="#' + name + '"] small')) told.textContent = left;
    }
    if (filters) one("output", filters).value = count.toLocaleString("en");
    for (const link of all("a.keep")) link.hash = written();
    showDay();
    for (const chart of charts) stop(chart, one("a.m:not([hidden])", chart));
    fill();
  }
  function fill() {
    if (filters) for (const field of filters.elements) if (field.name) field.value = state[field.name] || "";
    const topic = state.topic && one('.topics input[value="' + CSS.escape(state.topic) + '"]');
    if (topic) topic.checked = true;
  }

  // As known on a day: band and line end there, and the estimates are those that were current.
  const number = (text) => Date.parse(text) / DAY, written_day = (value) => new Date(value * DAY).toISOString().slice(0, 10);
  const range = day && one("#asof", day), exact = day && one("#asof-day", day);
  function showDay() {
    for (const chart of charts) {
      const { first, last, x0, x1 } = chart.dataset, scale = (x1 - x0) / Math.max(number(last) - number(first), 1);
      const x = state.asof && state.asof <= last ? Math.max(+x0 + (number(state.asof) - number(first)) * scale, 0) : 960;
      one("clipPath rect", chart).setAttribute("width", Math.min(x, 960));
      for (const end of ["x1", "x2"]) one("line.asof", chart).setAttribute(end, x < 960 ? x : -9);
    }
    for (const later of all("[data-known]")) later.hidden = Boolean(state.asof) && later.dataset.known > state.asof;
    for (const table of all("table.pairs")) {
      const caption = one("caption", table), left = all("tbody tr:not([hidden])", table).length;
      caption.textContent = caption.textContent.replace(/^[\d,]+ pairs?/, left + (left === 1 ? " pair" : " pairs"));
    }
    for (const said of all(".newest-only")) said.hidden = Boolean(state.asof);
    if (!day) return;
    const now = setDay();
    for (const row of all("tr[data-series]")) estimate(row, now);
    for (const table of all("table.estimates")) {
      const yet = all("tr[data-series][hidden]", table).length;
      one("caption", table).textContent = "As known on " + now + (yet ? ", when nothing was said yet on " + yet + " of these" : "");
    }
  }
  function setDay() {
    const now = state.asof || range.dataset.last;
    range.value = number(now) - number(range.dataset.first);
    range.setAttribute("aria-valuetext", now);
    exact.value = now;
    return now;
  }
  function estimate(row, now) {
    let current = null;
    for (const vintage of all("tr", one('[data-vintages="' + CSS.escape(row.dataset.series) + '"]'))) {
      const { from, to } = vintage.dataset, holds = from <= now && (!to || now <= to);
      vintage.classList.toggle("now", holds && Boolean(state.asof));
      if (holds) current = vintage;
    }
    row.hidden = !current;
    if (!current) return;
    const known = all("td", current), order = [...known.slice(2), known[0]];
    all("td", row).forEach((cell, place) => cell.replaceChildren(...Array.from(order[place].childNodes, (node) => node.cloneNode(true))));
  }
  if (day) {
    range.max = number(range.dataset.last) - number(range.dataset.first);
    const choose = (text) => change("asof", text && text < range.dataset.last ? text : "");
    range.addEventListener("input", () => choose(written_day(number(range.dataset.first) + +range.value)));
    exact.addEventListener("change", () => choose(exact.value));
    one(".newest", day).addEventListener("click", () => choose(""));
    day.addEventListener("submit", (event) => event.preventDefault());
  }
  if (filters) {
    filters.addEventListener("input", (event) => { if (event.target.name) change(event.target.name, event.target.value.trim()); });
    filters.addEventListener("submit", (event) => event.preventDefault());
    filters.addEventListener("reset", () => { for (const key of KEYS) if (key !== "asof" && key !== "topic") delete state[key]; change("q", ""); });
    one(".download", filters).addEventListener("click", download);
  }
  for (const input of all(".topics input")) input.addEventListener("change", () => change("topic", input.value));

  // The rows shown, as CSV. A cell that a spreadsheet would run gets an apostrophe before it.
  function cell(value) {
    const safe = /^[=+\-@\t\r]/.test(value) ? "'" + value : value;
    return /[",\n\r]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
  }
  function line(row) {
    const d = row.dataset, cells = all("td", row), record = one('a[href*="/"][href*="#"]', cells[cells.length - 1]) || one('a[href*="source/"]', row);
    const outside = one('a[rel]', row), figure = one("td.n", row), claim = one(".claim", row);
    const id = record ? decodeURIComponent(record.hash.slice(1)) : row.id;
    const said = claim ? claim.firstChild.textContent : "";
    return [id, d.d || "", d.o || "", d.s || "", d.m || "", figure ? figure.textContent : "", said, d.e || "", d.p || "", d.l || "", outside ? outside.href : ""];
  }
  function download() {
    const heads = ["statement_id", "known_on", "organisation_id", "stance", "metric", "figure", "claim", "event_id", "place_id", "language", "url"];
    const shown = [heads, ...rows.filter((row) => !row.hidden).map(line)];
    const content = shown.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type: "text/csv;charset=utf-8" }));
    link.download = "statements.csv";
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  // Charts: one tab stop each; the tooltip tells the nearest marks.
  function stop(chart, mark) {
    for (const other of all('a.m[tabindex="0"]', chart)) other.setAttribute("tabindex", "-1");
    if (mark) mark.setAttribute("tabindex", "0");
  }
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  tip.setAttribute("aria-hidden", "true");
  if (one("a.m")) document.body.append(tip);
  function tell(found, x, y) {
    const lines = found.slice(0, MOST).map((mark) => mark.getAttribute("aria-label"));
    if (found.length > MOST) lines.push(found.length - MOST + " more");
    tip.replaceChildren(...lines.map((text) => Object.assign(document.createElement("p"), { textContent: text })));
    tip.hidden = !lines.length;
    tip.style.left = Math.max(4, Math.min(x + 14, innerWidth - tip.offsetWidth - 8)) + "px";
    tip.style.top = (y + 16 + tip.offsetHeight > innerHeight ? Math.max(4, y - tip.offsetHeight - 14) : y + 16) + "px";
  }
  const places = new WeakMap();
  function points(mark) {
    if (!places.has(mark)) places.set(mark, all("use", mark).map((use) => [+use.getAttribute("x"), +use.getAttribute("y")]));
    return places.get(mark);
  }
  function distance(mark, x, y) {
    const ends = points(mark), ys = ends.map((point) => point[1]);
    const beside = y >= Math.min(...ys) && y <= Math.max(...ys) ? Math.abs(x - ends[0][0]) : Infinity;
    return Math.min(beside, ...ends.map((point) => Math.hypot(x - point[0], y - point[1])));
  }
  function near(chart, event) {
    if (chart.matches(".map")) return all("a.m", chart).filter((mark) => mark === event.target.closest("a.m"));
    const box = chart.getBoundingClientRect(), scale = 960 / box.width;
    const x = (event.clientX - box.left) * scale, y = (event.clientY - box.top) * scale;
    return all("a.m:not([hidden])", chart).map((mark) => [distance(mark, x, y), mark])
      .filter((pair) => pair[0] <= NEAR * scale).sort((a, b) => a[0] - b[0]).map((pair) => pair[1]);
  }
  function follow(chart) {
    chart.addEventListener("pointermove", (event) => tell(near(chart, event), event.clientX, event.clientY));
    chart.addEventListener("pointerleave", () => { tip.hidden = true; });
    chart.addEventListener("click", (event) => {
      const mark = event.target.closest("a.m") ? null : near(chart, event)[0];
      if (mark) location.href = mark.getAttribute("href");
    });
    chart.addEventListener("focusin", (event) => {
      const box = event.target.getBoundingClientRect();
      if (event.target.matches(":focus-visible")) tell([event.target], box.right, box.bottom);
    });
    chart.addEventListener("focusout", () => { tip.hidden = true; });
    chart.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -1e6, End: 1e6 }[event.key];
      if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
      const shown = all("a.m:not([hidden])", chart), at = shown.indexOf(document.activeElement);
      const mark = shown[Math.max(0, Math.min(shown.length - 1, at + step))];
      event.preventDefault();
      if (!mark) return;
      stop(chart, mark);
      mark.focus();
    });
  }
  all("svg.chart, svg.map").forEach(follow);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") tip.hidden = true; });

  function begin() {
    read();
    if (Object.keys(state).length) show(); else fill();
  }
  // A place in the page is no question: what was asked stays, unless it hides that place.
  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.tagName === "DETAILS") target.open = true;
    if (!target.closest("[hidden]")) return;
    state = {};
    show();
    target.scrollIntoView();
  }
  addEventListener("hashchange", () => {
    if (location.hash.includes("=") || !location.hash) { read(); show(); } else reveal();
  });
  begin();
  if (day && !Object.keys(state).length) setDay();  // the page comes as of the newest day: only the slider is to be set
})();
