// Small comforts on top of pages that work without them. Text goes in as text, never as HTML, so that it runs under
// trusted types; `respread` and `weightsInWords` are put before this by build-assets.mjs, from the same sources the server has.
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const make = (name, settings) => Object.assign(document.createElement(name), settings);
document.documentElement.classList.add('has-script');

/** A slider beside a number field; the field stays the one that is sent and named. */
function addSlider(field) {
  const { min, max, step } = field.dataset;
  const words = all('label', field.closest('.govuk-form-group'))[0].textContent.trim();
  const range = make('input', {
    type: 'range',
    min,
    max,
    step,
    value: field.value,
    className: 'footing-slider__range',
  });
  range.setAttribute('aria-label', `${words}, slider`);
  range.addEventListener('input', () => {
    field.value = range.value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  field.addEventListener('input', () => (range.value = field.value));
  field.addEventListener('follow', () => (range.value = field.value));
  field.before(range);
}

/** Weights that always sum to 100: setting one shares the rest among the others as they stood before. */
function joinWeights(group) {
  const fields = all('[data-slider]', group);
  const total = group.querySelector('[data-weights-total]');
  let weights = fields.map((field) => Number(field.value) || 0);
  const show = (except) => {
    fields.forEach((field, at) => {
      if (at !== except) field.value = weights[at];
      field.dispatchEvent(new Event('follow'));
    });
  };
  const say = () => (total.textContent = weightsInWords(fields.map((field) => field.value)));
  fields.forEach((field, index) => {
    // The others share in the proportions they had when this one was taken up, so that dragging back brings them back.
    let start = weights;
    field.closest('.footing-slider').addEventListener('focusin', () => (start = weights));
    field.addEventListener('input', () => {
      if (!/^\d+$/.test(field.value)) return say();
      weights = respread(start, index, Number(field.value));
      show(Number(field.value) > 100 ? -1 : index);
      say();
    });
  });
}

/**
 * Says how far long work is, in place, until it is finished, and then goes on, as the page does without script; a lost
 * connection is tried again more slowly.
 */
function watch(box, pause = 1000) {
  const again = (next) => setTimeout(() => watch(box, next), next);
  if (document.hidden) return again(1000);
  fetch(box.dataset.progress, { headers: { accept: 'application/json' }, credentials: 'same-origin' })
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
    .then((now) => {
      Object.assign(box.querySelector('progress'), { max: Math.max(1, now.total), value: now.done });
      const words = box.querySelector('[role=status]');
      if (words.textContent !== now.words) words.textContent = now.words;
      box.querySelector('[data-progress-refresh]').hidden = true;
      box.querySelector('[data-progress-next]').hidden = !now.finished;
      if (!now.finished) return again(1000);
      location.replace(box.querySelector('[data-progress-next] a').href);
    })
    .catch(() => {
      box.querySelector('[data-progress-refresh]').hidden = false;
      again(Math.min(30000, pause * 2));
    });
}

/**
 * Looks for new messages while somebody is there: more slowly the longer nothing comes, not behind another window, and no more
 * once nobody has touched the page for half an hour, so that it keeps nobody signed in. The link to look is there all along.
 */
function followMessages(list) {
  const said = document.querySelector('[data-messages-said]');
  const last = () => Math.max(0, ...all('[data-number]', list).map((one) => one.dataset.number));
  let [pause, touched, waiting] = [5e3, Date.now()];
  const later = (next) => {
    pause = Math.min(6e4, next);
    clearTimeout(waiting);
    waiting = document.hidden || Date.now() - touched > 18e5 ? 0 : setTimeout(look, pause);
  };
  const show = (page) => {
    const fresh = all('[data-number]', page).filter((one) => one.dataset.number > last());
    const count = fresh.length;
    if (!count) return later(pause * 1.5);
    // What somebody is typing in stays where it is.
    const box = document.activeElement;
    const top = box.getBoundingClientRect().top;
    document.querySelector('[data-no-messages]')?.remove();
    list.append(...fresh);
    if (box !== document.body) scrollBy(0, box.getBoundingClientRect().top - top);
    said.textContent = count === 1 ? 'There is a new message.' : `There are ${count} new messages.`;
    later(5e3);
  };
  const look = () => {
    const asking = Object.assign(new XMLHttpRequest(), { responseType: 'document' });
    asking.open('GET', `${list.dataset.follow}?after=${last()}`);
    asking.onload = () => {
      if (asking.status > 499) later(pause * 2);
      else if (asking.status < 400 && asking.responseURL.includes(list.dataset.follow)) show(asking.response ?? list);
    };
    asking.onerror = () => later(pause * 2);
    asking.send();
  };
  const touch = () => {
    touched = Date.now();
    if (!waiting) later(5e3);
  };
  for (const event of ['keydown', 'pointerdown', 'scroll']) addEventListener(event, touch);
  document.addEventListener('visibilitychange', () => later(5e3));
  later(pause);
}

/**
 * A form is answered in place while it is filled in, after a pause. If it only asks, the address follows, so that it can be
 * kept; one that saves is answered elsewhere. The browser itself reads the page that comes: no text is made into HTML here. If none comes, the button still asks.
 */
function followAnswers(form) {
  const shown = document.getElementById(form.dataset.answeredIn);
  const elsewhere = form.dataset.answeredAt;
  let waiting;
  let asking;
  const show = (address, page) => {
    const fresh = page?.getElementById(shown.id);
    shown.removeAttribute('aria-busy');
    if (!fresh) return;
    shown.replaceChildren(...fresh.childNodes);
    document.querySelector('[data-answer-said]').textContent = fresh.dataset.words;
    if (!elsewhere) history.replaceState(null, '', address);
  };
  const ask = () => {
    const address = new URL(elsewhere ?? form.action, form.action);
    const typed = new URLSearchParams(new FormData(form));
    if (!elsewhere) address.search = typed;
    asking = Object.assign(new XMLHttpRequest(), { responseType: 'document' });
    asking.open(form.method, address);
    asking.onload = ({ target }) => show(address, target.response);
    asking.onerror = () => show(address);
    shown.setAttribute('aria-busy', 'true');
    asking.send(typed);
  };
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    asking?.abort();
    waiting = setTimeout(ask, 400);
  });
}

const MIB = 1024 * 1024;
const size = (bytes) =>
  bytes && bytes % MIB === 0
    ? `${bytes / MIB} MB`
    : bytes < 1e6
      ? `${Math.max(1, Math.round(bytes / 1000))} kB`
      : `${Math.round(bytes / 1e5) / 10} MB`;

/** A whole field to drop files on, and a word before a file is sent in vain. */
function openFile(input) {
  const group = input.closest('.govuk-form-group');
  const over = (is) => group.classList.toggle('footing-file--over', is);
  const said = make('p', { className: 'govuk-error-message', id: `${input.id}-too-large` });
  said.setAttribute('role', 'alert');
  input.before(said);
  said.hidden = true;
  const check = () => {
    const most = Number(input.dataset.maxBytes);
    const large = [...input.files].find((file) => file.size > most);
    said.hidden = !large;
    said.textContent = large ? `${large.name} is ${size(large.size)}. Choose a file of up to ${size(most)}.` : '';
    if (large) input.value = '';
  };
  input.addEventListener('change', check);
  group.addEventListener('dragover', (event) => (event.preventDefault(), over(true)));
  group.addEventListener('dragleave', (event) => group.contains(event.relatedTarget) || over(false));
  group.addEventListener('drop', (event) => {
    event.preventDefault();
    over(false);
    if (!event.dataTransfer.files.length || (event.dataTransfer.files.length > 1 && !input.multiple)) return;
    input.files = event.dataTransfer.files;
    check();
  });
}

/** A button that copies what stands in a field, as it is now. */
function offerCopy(box) {
  if (!navigator.clipboard) return;
  const field = document.getElementById(box.dataset.copy);
  box.querySelector('button').addEventListener('click', (event) => {
    event.preventDefault();
    const say = (words) => (box.querySelector('[role=status]').textContent = words);
    navigator.clipboard.writeText(field.value).then(
      () => say('Copied.'),
      () => (field.select(), say('Your browser does not allow it. The text is selected: copy it yourself.')),
    );
  });
  box.hidden = false;
}

/** A page that holds something takes it when it is there, and says now and then that it is still open. */
function keep(form) {
  const words = form.querySelector('[role=status]');
  const send = () => {
    if (document.hidden) return;
    fetch(form.action, {
      method: 'POST',
      body: new URLSearchParams(new FormData(form)),
      headers: { accept: 'application/json' },
      credentials: 'same-origin',
    })
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
      .then((now) => {
        if (words.textContent !== now.words) words.textContent = now.words;
      })
      .catch(() => {});
  };
  if ('keepNow' in form.dataset) send();
  setInterval(send, Number(form.dataset.keep) * 1000);
}

const KEYS_OFF = 'keys-off';
const page = document.documentElement;

/** What this browser remembers for us; one that remembers nothing forgets it, and all goes on. */
const remember = (name, value) => {
  try {
    if (value === undefined) return localStorage.getItem(name);
    localStorage.setItem(name, value);
  } catch {
    return null;
  }
};

/** A button that turns one-letter keys off and on again: somebody who speaks to the computer sends letters unawares. */
function addKeySwitch(box) {
  const button = box.querySelector('button');
  const say = () => {
    const off = page.classList.contains(KEYS_OFF);
    button.textContent = off ? button.dataset.turnOn : button.dataset.turnOff;
  };
  button.addEventListener('click', () => {
    remember(KEYS_OFF, page.classList.toggle(KEYS_OFF) ? 'yes' : 'no');
    say();
  });
  say();
  box.hidden = false;
}

/** One letter presses the button that shows it, unless something is being typed or another key is held. */
function press(event) {
  if (page.classList.contains(KEYS_OFF)) return;
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat) return;
  if (event.target.closest('input, textarea, select, [contenteditable], dialog')) return;
  const wanted = all('[data-key]').find((thing) => thing.dataset.key.toLowerCase() === event.key.toLowerCase());
  if (!wanted || wanted.disabled) return;
  event.preventDefault();
  wanted.click();
}

/** A second press on the same button, before the answer to the first is there, is the same press. */
function sendOnce(event) {
  const form = event.target;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = 'yes';
  setTimeout(() => delete form.dataset.sent, 2000);
}

/** "None of these" clears the others, and any other clears it. */
function choose({ target }) {
  if (target.type !== 'checkbox' || !target.checked) return;
  const alone = target.dataset.behaviour === 'exclusive';
  for (const other of all('input[type=checkbox]', target.closest('fieldset') ?? target.form ?? document)) {
    if (other === target || other.name !== target.name) continue;
    if (alone || other.dataset.behaviour === 'exclusive') other.checked = false;
  }
}

/** The time of this device is offered where its clock shows another than the one we go by. */
function offerZone(box) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const clock = (timeZone) => new Date().toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
  if (!zone || clock(zone) === clock(box.dataset.otherZone)) return;
  box.querySelector('[name=zone]').value = zone;
  box.querySelector('[data-clock]').textContent = clock(zone);
  box.querySelector('[data-city]').textContent = zone.split('/').pop().replaceAll('_', ' ');
  box.hidden = false;
}

document.addEventListener('change', choose);
all('[data-slider]').forEach(addSlider);
all('[data-weights]').forEach(joinWeights);
all('[data-answered-in]').forEach(followAnswers);
all('[data-keep]').forEach(keep);
all('[data-copy]').forEach(offerCopy);
all('[data-progress]').forEach((box) => watch(box));
all('[data-other-zone]').forEach(offerZone);
all('[data-follow]').forEach(followMessages);
all('[data-max-bytes]').forEach(openFile);
if (remember(KEYS_OFF) === 'yes') page.classList.add(KEYS_OFF);
all('[data-key-switch]').forEach(addKeySwitch);
document.addEventListener('keydown', press);
document.addEventListener('submit', sendOnce);

// After a form came back with something to put right, start at the list of it.
const problem = document.querySelector('.govuk-error-summary');
if (problem) {
  problem.tabIndex = -1;
  problem.focus();
}
