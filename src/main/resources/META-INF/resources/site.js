// The page works under any path, as behind a gateway that adds one: all addresses are relative to it.
const api = path => new URL(`api/v1${path}`, document.baseURI);
const money = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 0 });
const price = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', minimumFractionDigits: 0, maximumFractionDigits: 2 });
const plain = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 });
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const byId = id => document.getElementById(id);

/** Dollars as one says them: $5.87 million. */
function dollars(value) {
  for (const [size, word] of [[1e9, 'billion'], [1e6, 'million']]) {
    if (value >= size) return `$${new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 }).format(value / size)} ${word}`;
  }
  return money.format(value);
}

const written = {
  money: dollars,
  price: price.format,
  times: value => `${whole.format(value)} times`,
  verdict: value => value.replaceAll('-', ' '),
};

/** An element with attributes and children; text goes in as text, never as HTML. */
function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter(child => child !== null));
  return element;
}

async function ask(url, options = {}) {
  const response = await fetch(url, { ...options, headers: { Accept: 'application/json', ...options.headers } });
  const body = await response.json();
  if (!response.ok) throw body;
  return body;
}

/** Says what is wrong, and offers the names that come near. */
function problem(target, failure, again) {
  const near = failure.nearMatches ?? [];
  target.replaceChildren(el('div', { class: 'report' }, el('p', { class: 'problem' }, failure.detail ?? 'The service does not answer.'),
    near.length ? el('p', {}, ...near.map(name => {
      const button = el('button', { type: 'button', class: 'near' }, name);
      button.addEventListener('click', () => again(name));
      return button;
    })) : null));
}

const range = e => e.exact ? 'Exact: arithmetic on published figures.' : `Between ${dollars(e.low)} and ${dollars(e.high)}, in ${Math.round(e.confidence * 100)} % of the draws.`;

function table(caption, head, rows) {
  return el('div', { class: 'scroll', tabindex: '0' }, el('table', {}, el('caption', {}, caption),
    el('thead', {}, el('tr', {}, ...head.map(([text, type]) => el('th', type ? { class: type, scope: 'col' } : { scope: 'col' }, text)))),
    el('tbody', {}, ...rows.map(row => el('tr', {}, ...row.map((cell, i) => el('td', head[i][1] ? { class: head[i][1] } : {}, cell)))))));
}

const step = s => `${s.step} = ${s.formula}\n  = ${plain.format(s.value)} ${s.unit}   from ${s.inputs.map(i => `${i.name} ${plain.format(i.value)} ${i.unit}`).join(', ')}`;

async function showCost(model) {
  const answer = byId('answer');
  const url = api(`/models/${encodeURIComponent(model)}/training-cost?lineage=true&include=derivation,sources`);
  try {
    const report = await ask(url);
    answer.replaceChildren(el('div', { class: 'report' },
      el('h2', {}, `What ${report.model.name} cost to train`),
      el('p', { class: 'figure' }, dollars(report.costUsd.median)),
      el('p', { class: 'range' }, range(report.costUsd)),
      el('p', {}, report.scopeNote),
      table('Stage by stage', [['Model'], ['Stage'], ['Chip'], ['Chip-hours', 'number'], ['Dollars a chip-hour', 'number'], ['Cost', 'number']],
        report.breakdown.map(p => [p.model.name, p.part, p.chip?.name ?? 'unknown', whole.format(p.chipHours.median),
          `${plain.format(p.usdPerChipHour.median)} (${p.rateBasis})`, money.format(p.costUsd.median)])),
      report.assumed.length ? el('details', {}, el('summary', {}, 'What was assumed'), el('ul', {}, ...report.assumed.map(a => el('li', {}, a)))) : null,
      el('details', {}, el('summary', {}, 'Every step'), el('pre', {}, report.derivation.map(step).join('\n'))),
      el('p', { class: 'source' }, 'Sources: ', ...report.sources.flatMap((s, i) => [i ? '; ' : '', s.url ? el('a', { href: s.url, rel: 'noopener' }, s.title) : s.title])),
      el('p', {}, el('a', { href: url }, 'This answer as JSON'))));
  } catch (failure) {
    problem(answer, failure, name => { byId('model').value = name; showCost(name); });
  }
}

async function checkClaim(text) {
  const target = byId('verdicts');
  try {
    const report = await ask(api('/audits'), { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ text }) });
    target.replaceChildren(...report.claims.map(c => el('div', { class: 'report' },
      el('p', { class: 'note' }, `“${c.text}”`),
      c.verdict ? el('p', {}, el('span', { class: `verdict ${c.verdict}` }, written.verdict(c.verdict)), c.certainty ? ` certainty: ${c.certainty}` : '') : null,
      el('p', {}, c.summary ?? ''),
      c.explanations?.length ? el('ul', {}, ...c.explanations.map(e => el('li', {}, e.detail))) : null,
      c.checks?.length ? el('details', {}, el('summary', {}, 'The checks'),
        table('', [['Check'], ['Outcome'], ['How']], c.checks.map(k => [k.name, k.outcome, k.detail]))) : null)));
    if (!report.claims.length) problem(target, { detail: 'No figure was found in this text that can be checked.' });
  } catch (failure) { problem(target, failure); }
}

/** What the page states was true when it was written: says what the service answers now. */
async function refresh() {
  const answers = new Map();
  for (const element of document.querySelectorAll('[data-from]')) {
    const [path, pointer] = element.dataset.from.split('#');
    if (!answers.has(path)) answers.set(path, ask(new URL(path, document.baseURI)).catch(() => null));
    const answer = await answers.get(path);
    if (answer === null) continue;
    const value = pointer.split('/').slice(1).reduce((from, key) => from?.[key], answer);
    if (value === undefined || value === null) continue;
    element.textContent = (written[element.dataset.as] ?? String)(value);
    if (element.value !== undefined) element.value = value;
  }
}

async function suggest() {
  const options = [];
  for (let cursor = ''; cursor !== null;) {
    const page = await ask(api(`/models?fields=slug,name&limit=100${cursor && '&cursor=' + cursor}`));
    options.push(...page.items.map(m => el('option', { value: m.name })));
    cursor = page.next;
  }
  byId('models').replaceChildren(...options);
}

async function about() {
  const it = await ask(api(''));
  byId('about').append(` Version ${it.version}; the record is of edition ${it.data.edition}, ${it.data.day}.`);
}

byId('question').addEventListener('submit', event => {
  event.preventDefault();
  const model = byId('model').value.trim();
  history.replaceState(null, '', `?model=${encodeURIComponent(model)}`);
  showCost(model);
});
byId('claim').addEventListener('submit', event => {
  event.preventDefault();
  checkClaim(byId('text').value.trim());
});
byId('model').addEventListener('focus', () => suggest().catch(() => {}), { once: true });

/** A question in the address can be passed on: /?model=gpt-4, /?claim=GPT-4 cost 100 million dollars. */
const asked = new URLSearchParams(location.search);
if (asked.get('model')) {
  byId('model').value = asked.get('model');
  showCost(asked.get('model'));
}
if (asked.get('claim')) {
  byId('text').value = asked.get('claim');
  checkClaim(asked.get('claim'));
}
refresh();
about().catch(() => {});
