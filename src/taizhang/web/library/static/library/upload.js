// Files one by one, each in a request of its own: a broken one does not stop the rest. Without this script the
// form sends them together.
(() => {
  const form = document.querySelector("[data-upload]");
  if (!form) return;
  const input = form.querySelector("input[type=file]");
  const list = document.querySelector("[data-files]");
  const hint = form.querySelector("[data-drop-hint]");
  const waiting = [];
  const watched = [];
  let busy = false;
  hint.hidden = false;

  const row = (file) => {
    const item = document.createElement("li");
    const name = document.createElement("span");
    const bar = document.createElement("progress");
    const state = document.createElement("span");
    name.textContent = `${file.name} `;
    bar.max = 100;
    bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    state.className = "soft";
    state.textContent = form.dataset.waits;
    item.append(name, bar, " ", state);
    list.append(item);
    return { item, bar, state };
  };
  const say = (shown, words) => {
    shown.bar.remove();
    shown.state.className = "wrong";
    shown.state.textContent = `▼ ${words}`;
  };
  // One request in a while asks after all of them.
  const watch = (numbers) => {
    watched.push(...numbers.split(" ").filter(Boolean));
    if (!watched.length) return;
    const asking = document.createElement("div");
    asking.id = "watch";
    asking.setAttribute("hx-get", `${form.dataset.progress}?${watched.slice(-200).map((one) => `d=${one}`).join("&")}`);
    asking.setAttribute("hx-trigger", "every 2s");
    asking.setAttribute("hx-target", "this");
    asking.setAttribute("hx-swap", "outerHTML");
    document.getElementById("watch").replaceWith(asking);
    window.htmx.process(asking);
  };
  const give = (files) => {
    for (const file of files) {
      const shown = row(file);
      if (file.size > Number(form.dataset.most)) say(shown, form.dataset.tooLarge);
      else waiting.push({ file, shown });
    }
    next();
  };
  const next = () => {
    if (busy || !waiting.length) return;
    busy = true;
    const { file, shown } = waiting.shift();
    const body = new FormData(form);
    body.delete(input.name);
    body.append(input.name, file);
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("HX-Request", "true");
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) shown.bar.value = (100 * event.loaded) / event.total;
      shown.state.textContent = event.loaded < event.total ? `${Math.round(shown.bar.value)}%` : form.dataset.sent;
    };
    request.onload = () => {
      const answer = document.createElement("div");
      answer.innerHTML = request.responseText;
      const told = answer.querySelector("[data-numbers]");
      if (request.status === 200 && told && !answer.querySelector("main")) {
        shown.item.replaceWith(...told.children);
        watch(told.dataset.numbers);
      } else if (request.status === 413) say(shown, form.dataset.tooLarge);
      else say(shown, request.responseURL.includes("/sign-in") || request.status === 403 ? form.dataset.signedOut : form.dataset.broken);
    };
    request.onerror = () => say(shown, form.dataset.broken);
    request.onloadend = () => { busy = false; next(); };
    request.send(body);
  };

  form.addEventListener("submit", (event) => {
    if (!input.files.length) return;
    event.preventDefault();
    give([...input.files]);
    input.value = "";
  });
  const over = (event) => {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    form.classList.add("over");
  };
  document.addEventListener("dragover", over);
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) form.classList.remove("over"); });
  document.addEventListener("drop", (event) => {
    form.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    give([...event.dataTransfer.files]);
  });
  // Files on their way are lost when the page is left.
  window.addEventListener("beforeunload", (event) => { if (busy || waiting.length) event.preventDefault(); });
})();
