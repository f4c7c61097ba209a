const api = '/api/v1';
const money = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 0 });
const plain = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 });
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const byId = id => document.getElementById(id);

/** An element with attributes and children; text goes in as text, never as HTML. */
function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter(child => child !== null));
  return element;
}

async function get(path) {
  const response = await fetch(api + path, { headers: { Accept: 'application/json' } });
  const body = await response.json();
  if (!response.ok) throw body;
  return body;
}

function problem(target, failure) {
  const near = failure.nearMatches ?? [];
  target.replaceChildren(el('p', { class: 'problem' }, failure.detail ?? 'The service does not answer.'));
  if (near.length) byId('model').value = near[0];
}

const range = e => e.exact ? 'exact: arithmetic on published figures' : `${money.format(e.low)} to ${money.format(e.high)}, ${Math.round(e.confidence * 100)} % of the distribution`;

function table(caption, head, rows) {
  return el('div', { class: 'scroll' }, el('table', {}, el('caption', {}, caption),
    el('thead', {}, el('tr', {}, ...head.map(([text, type]) => el('th', type ? { class: type, scope: 'col' } : { scope: 'col' }, text)))),
    el('tbody', {}, ...rows.map(row => el('tr', {}, ...row.map((cell, i) => el('td', head[i][1] ? { class: head[i][1] } : {}, cell)))))));
}

async function showCost(model, lineage) {
  const answer = byId('answer');
  try {
    const path = `/models/${encodeURIComponent(model)}/training-cost${lineage ? '?lineage=true' : ''}`;
    const report = await get(path);
    answer.replaceChildren(
      el('p', { class: 'figure' }, money.format(report.costUsd.median)),
      el('p', { class: 'range' }, range(report.costUsd)),
      el('p', {}, report.scopeNote),
      table('Stage by stage', [['Model'], ['Stage'], ['Chip'], ['Chip-hours', 'number'], ['USD per chip-hour', 'number'], ['Cost', 'number']],
        report.breakdown.map(p => [p.model, p.part, p.chip?.name ?? 'unknown', whole.format(p.chipHours.median),
          `${plain.format(p.usdPerChipHour.median)} (${p.rateBasis})`, money.format(p.costUsd.median)])),
      el('p', { class: 'source' }, 'Sources: ', ...report.sources.flatMap((s, i) => [i ? '; ' : '', s.url ? el('a', { href: s.url, rel: 'noopener' }, s.title) : s.title])),
      el('details', {}, el('summary', {}, 'Every step'),
        el('pre', {}, report.derivation.map(s => `${s.step} = ${s.formula}\n  = ${plain.format(s.value)} ${s.unit}   from ${s.inputs.map(i => `${i.name} ${plain.format(i.value)} ${i.unit}`).join(', ')}`).join('\n'))),
      el('p', {}, el('a', { href: api + path }, 'This answer as JSON')));
  } catch (failure) { problem(answer, failure); }
}

async function showArticle() {
  const target = byId('article');
  try {
    const [three, prices, claims] = await Promise.all([
      get('/compare?models=deepseek-r1,deepseek-v3,gpt-4'), get('/compare?models=deepseek-r1,o1'), get('/claims?source=zdnet-2025-09-22&limit=100')]);
    const claimed = (model, metric) => claims.items.find(c => c.subject.slug === model && c.metric === metric);
    const r1 = three.models[0];
    const printed = claimed('deepseek-r1', 'training-cost');
    const paper = r1.ownStages.costUsd.median;
    const ratio = kind => prices.priceRatios.find(r => r.kind === kind);
    const cached = ratio('cached-input');
    const times = kind => `${plain.format(ratio(kind).times)} times`;
    const headline = three.claimRatios.find(r => r.model === 'gpt-4' && r.over === 'deepseek-r1');
    target.replaceChildren(
      table('As printed, and as the sources have it', [['What'], ['As printed'], ['By its source'], ['Why they differ']], [
        ['R1, its training', el('span', { class: 'wrong' }, money.format(printed.value)), el('span', { class: 'right' }, money.format(paper)),
          `Two digits changed places: 147,000 chip-hours at 2 USD are ${money.format(paper)}.`],
        ['R1, with the model it is made from', 'left out', el('span', { class: 'right' }, money.format(r1.withBaseModels.costUsd.median)), r1.withBaseModels.scopeNote],
        ['GPT-4 against R1', 'over 100 million USD', `at least ${plain.format(headline.times)} times, by the makers' words`, headline.note],
        ['o1 against R1, per million tokens', `${plain.format(cached.modelPrice)} against ${plain.format(cached.overPrice)} USD`, `${times('cached-input')} cached, ${times('input')} input, ${times('output')} output`,
          'Both printed prices are of input that is already in the cache, which the article does not say.'],
      ]),
      el('p', {}, el('a', { href: api + '/claims?source=zdnet-2025-09-22&limit=100' }, 'All figures of the article'), ', ',
        el('a', { href: api + '/compare?models=deepseek-r1,deepseek-v3,gpt-4' }, 'the comparison'), ', ',
        el('a', { href: api + '/compare?models=deepseek-r1,o1' }, 'the prices'), '.'));
  } catch (failure) { problem(target, failure); }
}

async function suggest() {
  const options = [];
  for (let cursor = ''; cursor !== null;) {
    const page = await get(`/models?fields=slug,name&limit=100${cursor && '&cursor=' + cursor}`);
    options.push(...page.items.map(m => el('option', { value: m.slug }, m.name)));
    cursor = page.next;
  }
  byId('models').replaceChildren(...options);
}

byId('question').addEventListener('submit', event => {
  event.preventDefault();
  showCost(byId('model').value.trim(), byId('lineage').checked);
});
byId('lineage').addEventListener('change', () => byId('question').requestSubmit());
showCost('deepseek-r1', false);
showArticle();
byId('model').addEventListener('focus', suggest, { once: true });
