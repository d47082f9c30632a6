/* Klaver: small extras. Every page works without this file.
   a drafts · b no double posts · c suggestions · d readers · e counter · f print · g menus and errors */
(function () {
  "use strict";
  var PREFIX = "klaver:", WAIT = 800, RETRY = 15000, KEEP_DAYS = 14, KEEPALIVE_MAX = 60000, REACH = 1000, COUNT_FROM = 95000;

  function all(selector, root) { return Array.prototype.slice.call((root || document).querySelectorAll(selector)); }
  function fill(sentence, values) {
    return String(sentence || "").replace(/\{(\w+)\}/g, function (_, key) { return key in values ? values[key] : ""; });
  }
  function clock(ms) {
    var d = new Date(ms), same = d.toDateString() === new Date().toDateString();
    var time = d.getHours() + "." + ("0" + d.getMinutes()).slice(-2);
    return same ? time : d.getDate() + "-" + (d.getMonth() + 1) + " " + time;
  }
  function json(id) {
    var e = document.getElementById(id);
    if (!e) return null;
    try { return JSON.parse(e.textContent); } catch (_) { return null; }
  }
  var store = {                                   // storage may be full, or closed to us
    get: function (k) { try { return JSON.parse(localStorage.getItem(k)); } catch (_) { return null; } },
    set: function (k, v) { try { localStorage.setItem(k, JSON.stringify(v)); return true; } catch (_) { return false; } },
    drop: function (k) { try { localStorage.removeItem(k); } catch (_) { /* nothing to do */ } },
    keys: function () {
      try { return Object.keys(localStorage).filter(function (k) { return k.indexOf(PREFIX) === 0; }); } catch (_) { return []; }
    }
  };
  function accountOf(form) { return form.dataset.account || document.body.dataset.account || ""; }

  store.keys().forEach(function (k) {             // nothing stays on a device for long
    var r = store.get(k);
    if (!r || !r.at || Date.now() - r.at > KEEP_DAYS * 86400000) store.drop(k);
  });
  function printOf(text) {                         // tells two texts apart without keeping them
    for (var i = 0, h = 5381; i < text.length; i++) h = (h * 33 + text.charCodeAt(i)) | 0;
    return text.length + ":" + h;
  }
  var posted = {                                   // what this tab posted last: the way back leads to that form
    set: function (id, text) { try { sessionStorage.setItem(PREFIX + "posted", JSON.stringify([id, printOf(text)])); } catch (_) { /* then not */ } },
    id: function (text) {
      try { var p = JSON.parse(sessionStorage.getItem(PREFIX + "posted")); return p && text && p[1] === printOf(text) ? p[0] : ""; } catch (_) { return ""; }
    },
    drop: function () { try { sessionStorage.removeItem(PREFIX + "posted"); } catch (_) { /* nothing to do */ } }
  };
  all("[data-acknowledged]").forEach(function (e) {   // the server says: this text is in
    store.keys().forEach(function (k) {
      var r = store.get(k);
      if (r && r.id === e.dataset.acknowledged) { if (r.text) posted.set(r.id, r.text); store.drop(k); }
    });
  });
  all("form[data-signout]").forEach(function (form) {
    form.addEventListener("submit", function () { signingOut = true; store.keys().forEach(store.drop); posted.drop(); });
  });
  var signingOut = false;

  /* ── a. Drafts ─────────────────────────────────────────────────────────── */
  all("form[data-draft]").forEach(function (form) {
    var text = form.querySelector("textarea[name=text]");
    if (!text) return;
    var words = form.dataset, status = form.querySelector("[data-draft-status]");
    var idField = form.querySelector("input[name=id]"), csrfField = form.querySelector("input[name=csrf]");
    var formId = form.getAttribute("id") || "";      // form.id would be the field named id
    // Of one dossier, and of what it reacts to: words never turn up in the form of somebody else.
    var about = all("input[name=dossier], input[name=parent]", form).map(function (e) { return e.value; }).join(":");
    var account = accountOf(form), key = PREFIX + "draft:" + account + ":" + (formId || location.pathname) + ":" + about;
    var timer = 0, busy = false, again = false, dirty = false, expired = false, stopped = false, touched = 0, warned = "";

    function say(sentence, warning, link) {
      if (!status) return;
      status.textContent = sentence || "";
      status.classList.toggle("is-warning", !!warning);
      if (link && words.signIn) {
        var a = document.createElement("a");
        a.href = words.signIn; a.target = "_blank"; a.rel = "noopener"; a.textContent = words.signInText || words.signIn;
        status.append(" ", a);
      }
    }
    function warn(kind, link) {                   // say it once, not every 15 seconds
      if (warned === kind) return;
      warned = kind; say(words[kind], true, link);
    }
    function choices() {                          // also whom it is for: words that come back are for no other eyes
      return all("input[type=radio], input[type=checkbox]", form).filter(function (e) { return e.checked; })
        .concat(all("select", form)).map(function (e) { return [e.name, e.value]; });
    }
    function choose(kept) {
      if (!kept) return;
      all("input[type=radio], input[type=checkbox]", form).forEach(function (e) {
        e.checked = kept.some(function (c) { return c[0] === e.name && c[1] === e.value; });
      });
      all("select", form).forEach(function (e) { kept.forEach(function (c) { if (c[0] === e.name) e.value = c[1]; }); });
      kept.forEach(function (c) {                 // a choice that is not offered any more still counts: never for everyone unasked
        if (c[0] !== "lezers" || all("input[name=lezers]", form).some(function (e) { return e.checked; })) return;
        var was = form.querySelector("input[name=was]") || form.appendChild(document.createElement("input"));
        was.type = "hidden"; was.name = "was"; was.value = c[1];
      });
      all("details.apart", form).forEach(function (e) { if (e.querySelector("[data-else]:checked")) e.open = true; });
    }
    function state() { return { id: idField ? idField.value : "", text: text.value, choices: choices(), at: Date.now() }; }
    function fields() {
      var p = new URLSearchParams();
      new FormData(form).forEach(function (v, k) { if (typeof v === "string") p.append(k, v); });
      return p.toString();
    }
    function keep(extra) { if (account && !signingOut) store.set(key, Object.assign(state(), extra || {})); }

    function changed() {
      dirty = true; touched += 1; keep();
      clearTimeout(timer); timer = setTimeout(save, WAIT);
    }
    function save(leaving) {
      clearTimeout(timer);
      if (!dirty || stopped || signingOut) return;
      if (busy && !leaving) { again = true; return; }
      if (expired) { if (!leaving) renew(); return; }
      var body = fields(), mark = touched;
      busy = true; again = false;
      if (!leaving && !warned) say(words.saving);
      fetch(words.draft, {
        method: "POST", credentials: "same-origin", redirect: "manual", cache: "no-store",
        keepalive: new Blob([body]).size < KEEPALIVE_MAX,      // browsers refuse keepalive above 64 KiB
        headers: { "Content-Type": "application/x-www-form-urlencoded;charset=UTF-8", "X-Klaver-Draft": "1" }, body: body
      }).then(function (r) {
        if (r.ok) {
          warned = "";
          if (mark === touched) { dirty = false; if (!stopped) store.drop(key); }
          say(fill(words.saved, { time: clock(Date.now()) }));
          // Refreshing the page, or coming back to it, gives the draft.
          if (words.resume && !stopped && text.value) history.replaceState(history.state, "", words.resume + idField.value);
        } else if (r.type === "opaqueredirect" || r.status === 401 || r.status === 403) {
          expired = true; warn("expired", true);
        } else if (r.status === 409) { stopped = true; warn("conflict"); }
        else warn("failed");
      }, function () { warn("offline"); }).then(function () {
        busy = false;
        if (again && dirty) save();
      });
    }
    /* Signed in again in another tab? Then this page's own address gives a fresh token; only for the same account. */
    function renew() {
      if (busy || document.visibilityState === "hidden" || navigator.onLine === false) return;
      busy = true;
      fetch(location.href, { credentials: "same-origin", redirect: "manual", cache: "no-store" }).then(function (r) {
        return r.ok ? r.text() : "";
      }).then(function (html) {
        if (!html) return;
        var page = new DOMParser().parseFromString(html, "text/html"), other = page.getElementById(formId);
        var token = other && other.querySelector("input[name=csrf]");
        if (!token || (other.dataset.account || page.body.dataset.account || "") !== account) return;
        if (csrfField) csrfField.value = token.value;
        expired = false; warned = "";
      }).catch(function () { /* tried again later */ }).then(function () {
        busy = false;
        if (!expired) save();
      });
    }

    /* What was left behind on this device. */
    var left = account ? store.get(key) : null;
    if (left && left.text && left.text !== text.value) {
      var mine = idField && left.id === idField.value, fresh = left.at > Number(words.savedAt || 0);
      if (fresh && !left.posted && (mine || !text.value)) {
        text.value = left.text; choose(left.choices);
        if (idField && left.id) idField.value = left.id;
        say(fill(words.restored, { time: clock(left.at) }));
        dirty = true; touched += 1; timer = setTimeout(save, WAIT);
      } else if (fresh && status) {
        var row = document.createElement("span"), yes = document.createElement("button"), no = document.createElement("button");
        row.className = "row";
        yes.type = no.type = "button"; yes.className = no.className = "btn btn-quiet btn-small";
        yes.textContent = words.offerYes; no.textContent = words.offerNo;
        yes.addEventListener("click", function () { text.value = left.text; choose(left.choices); text.focus(); text.dispatchEvent(new Event("input", { bubbles: true })); say(""); });
        no.addEventListener("click", function () { store.drop(key); say(""); text.focus(); });
        say(fill(words.offer, { time: clock(left.at) }));
        row.append(yes, no); status.append(" ", row);
      } else if (!fresh) store.drop(key);
    } else if (left && left.text === text.value) { if (left.at > Number(words.savedAt || 0)) choose(left.choices); dirty = true; timer = setTimeout(save, WAIT); }

    form.addEventListener("input", changed);
    form.addEventListener("change", function (e) { if (e.target !== text && text.value.trim()) changed(); });
    document.addEventListener("visibilitychange", function () {
      if (document.visibilityState === "hidden") save(true); else if (expired) renew(); else save();
    });
    window.addEventListener("pagehide", function () { save(true); });
    window.addEventListener("pageshow", function () {
      stopped = false;
      var id = posted.id(text.value);              // the browser put posted words back into a new form: they keep their id
      if (idField && id && !dirty) idField.value = id;
    });
    window.addEventListener("online", function () { if (dirty) save(); });
    window.addEventListener("offline", function () { if (dirty || text.value) { warned = ""; warn("offline"); } });
    setInterval(function () { if (dirty && !busy) save(); }, RETRY);

    /* Posting is an ordinary post. Without connection, or signed out, it waits and the text stays. */
    form.addEventListener("submit", function (e) {
      if (navigator.onLine === false) { e.preventDefault(); keep(); dirty = true; warned = ""; warn("offline"); return; }
      if (expired) { e.preventDefault(); keep(); dirty = true; warned = ""; warn("expired", true); renew(); return; }
      clearTimeout(timer); stopped = true;
      if (text.value) keep({ posted: true });     // dropped by data-acknowledged on the page that follows
    });
  });

  /* ── b. No double posts ────────────────────────────────────────────────── */
  all("form").forEach(function (form) {
    if ((form.getAttribute("method") || "").toLowerCase() !== "post") return;
    form.addEventListener("submit", function (e) {
      if (e.defaultPrevented) return;
      if (form.dataset.sent) { e.preventDefault(); return; }
      form.dataset.sent = "1";
      setTimeout(function () {                    // after the button's own name and value have gone along
        all("button, input[type=submit]", form).forEach(function (b) { if (b.type === "submit") b.setAttribute("aria-disabled", "true"); });
      }, 0);
    });
  });
  window.addEventListener("pageshow", function () {
    all("form[data-sent]").forEach(function (form) {
      delete form.dataset.sent;
      all("[aria-disabled]", form).forEach(function (b) { b.removeAttribute("aria-disabled"); });
    });
  });

  /* ── c. Suggestions from the words ─────────────────────────────────────── */
  function plain(s) { return s.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, ""); }
  function score(map, value) {
    var flat = plain(value), tokens = flat.match(/[\p{L}\p{N}]+/gu) || [], found = [];
    Object.keys(map).forEach(function (name) {
      var hits = map[name].filter(function (w) {
        w = plain(w);
        if (w.slice(-1) === "*") { w = w.slice(0, -1); return tokens.some(function (t) { return t.indexOf(w) === 0; }); }
        return w.indexOf(" ") > 0 ? flat.indexOf(w) >= 0 : tokens.indexOf(w) >= 0;
      }).length;
      if (hits) found.push({ name: name, hits: hits });
    });
    return found.sort(function (a, b) { return b.hits - a.hits; });
  }
  function reveal(input) {
    var box = input.closest("details");
    if (box) box.open = true;
  }
  var lists = json("suggestions");
  all("form[data-draft]").forEach(function (form) {
    var text = form.querySelector("textarea[name=text]"), groups = all("[data-suggest]", form);
    groups.forEach(function (group) { all("input:checked", group).forEach(reveal); });
    if (!lists || !text || !groups.length) return;
    var timer = 0;
    groups.forEach(function (group) {
      group.addEventListener("change", function (e) {
        var input = e.target, meant = input.type === "checkbox" && !input.checked && Date.now() - (input.suggestedAt || 0) < REACH;
        if (meant) input.checked = true;           // the hand was on its way while the suggestion came
        group.dataset.chosen = "1"; look();
      });
      if (text.value) group.dataset.chosen = "1";  // a draft or a returned form: already chosen
    });
    function look() {
      groups.forEach(function (group) {
        var name = group.dataset.suggest, found = score(lists[name] || {}, text.value);
        var inputs = all("input[name='" + name + "']", group), hints = group.querySelector("[data-hints]");
        function byValue(v) { return inputs.filter(function (i) { return i.value === v; })[0]; }
        if (!group.dataset.chosen) {
          var best = found.length ? byValue(found[0].name) : inputs.filter(function (i) { return i.defaultChecked; })[0];
          inputs.forEach(function (i) { if (i.type === "checkbox" && i !== best) i.checked = false; });
          if (best && !best.checked) { best.checked = true; best.suggestedAt = Date.now(); reveal(best); }
        }
        if (hints) {
          hints.textContent = "";
          found.slice(0, 4).map(function (f) { return byValue(f.name); }).filter(function (i) { return i && !i.checked; })
            .slice(0, 3).forEach(function (input) {
              var b = document.createElement("button");
              b.type = "button"; b.className = "choice-hint";
              b.textContent = "+ " + input.closest("label").textContent.trim();
              b.addEventListener("click", function () {
                input.checked = true; reveal(input); input.focus();
                input.dispatchEvent(new Event("change", { bubbles: true }));
              });
              hints.append(b);
            });
          hints.hidden = !hints.childNodes.length;
        }
      });
      showReaders(form);
    }
    text.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(look, 350); });
    look();
  });

  /* ── d. Who will read this: only who may see all chosen themes ─────────── */
  var readers = json("readers");
  function together(names, and) {
    return names.length < 2 ? names.join("") : names.slice(0, -1).join(", ") + " " + and + " " + names[names.length - 1];
  }
  function showReaders(form) {
    var line = form.querySelector("[data-readers]");
    if (!line || !readers) return;
    var themes = all("input[name=theme]:checked", form).map(function (i) { return i.value; });
    if (!themes.length) themes = ["algemeen"];
    var everyone = [], may = null;
    Object.keys(readers).forEach(function (t) { readers[t].forEach(function (n) { if (everyone.indexOf(n) < 0) everyone.push(n); }); });
    themes.forEach(function (t) {
      var names = readers[t] || [];
      may = may === null ? names : may.filter(function (n) { return names.indexOf(n) >= 0; });
    });
    var not = everyone.filter(function (n) { return may.indexOf(n) < 0; }), d = line.dataset, and = d.and || "&";
    var sentence = may.length ? fill(d.reads, { names: together(may, and) }) : d.nobody || "";
    if (line.dataset.now === sentence + not.join()) return;
    line.dataset.now = sentence + not.join();
    line.textContent = sentence + " ";
    if (not.length) {
      var strong = document.createElement("strong");
      strong.textContent = fill(d.not, { names: together(not, and) });
      line.append(strong);
    }
  }
  all("form").forEach(function (form) {
    if (!form.querySelector("[data-readers]")) return;
    form.addEventListener("change", function () { showReaders(form); });
    showReaders(form);
  });

  /* ── e. Counter, only near the end ─────────────────────────────────────── */
  all("[data-counter]").forEach(function (line) {
    var form = line.closest("form"), text = form && form.querySelector("textarea[name=text]");
    if (!text) return;
    var max = Number(text.getAttribute("maxlength")) || 100000;
    function count() {
      var rest = max - text.value.length;
      line.hidden = text.value.length < Math.min(COUNT_FROM, max * 0.95);
      if (!line.hidden) line.textContent = fill(rest < 0 ? form.dataset.over : form.dataset.tooLong, { count: Math.abs(rest) });
    }
    text.addEventListener("input", count); count();
  });

  /* ── f. Print ──────────────────────────────────────────────────────────── */
  all("[data-print]").forEach(function (b) {
    b.hidden = false;
    b.addEventListener("click", function () { window.print(); });
  });

  /* ── g. Menus close; an error summary gets the focus ───────────────────── */
  document.addEventListener("click", function (e) {
    all("details.menu[open]").forEach(function (m) { if (!m.contains(e.target)) m.open = false; });
  });
  document.addEventListener("keydown", function (e) {
    if (e.key !== "Escape") return;
    all("details.menu[open]").forEach(function (m) { m.open = false; m.querySelector("summary").focus(); });
  });
  var summary = document.querySelector("[data-error-summary]");
  if (summary) summary.focus();
})();
