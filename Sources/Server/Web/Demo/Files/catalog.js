// A merchant's own feed: to this server and nowhere else, and its shelves at once.
import { recommend } from '/sdk/v1/confide.js'
import { $, element } from './base.js'

const most = 64 * 1024 * 1024

function tell(text) {
  $('#feed-news').textContent = text
  $('#feed-news').focus()
}

const line = ({ line, place, detail }) => element('li', `Line ${line}: ${place ? `${place}: ` : ''}${detail}`.slice(0, 300))

async function read(name, body) {
  $('#feed-faults').replaceChildren()
  if (body.size > most) return tell(`${name} has ${Math.ceil(body.size / 1048576)} MB; a feed has at most 64.`)
  if (!body.size) return tell(`${name} is empty.`)
  tell(`Reading ${name} …`)
  const began = performance.now()
  let answer, said
  try {
    answer = await fetch('/demo/catalog', { method: 'POST', credentials: 'omit', body })
    said = await answer.json()
  } catch { return tell('The feed could not be sent. Nothing was changed.') }
  const faults = said.refused ?? said.report?.refused ?? said.errors?.map(each => ({ ...each, line: '?', place: each.pointer })) ?? []
  $('#feed-faults').replaceChildren(...faults.slice(0, 20).map(line))
  if (!answer.ok) return tell(`${said.title}: ${said.detail}`)
  const passed = performance.now() - began
  const time = passed < 1000 ? `${Math.round(passed)} ms` : `${(passed / 1000).toFixed(1)} s`
  const rest = said.refused_count ? `, ${said.refused_count.toLocaleString('en')} refused` : ''
  await renew()
  tell(`${said.rows.toLocaleString('en')} rows in ${time}: ${said.taken.toLocaleString('en')} taken${rest}.`)
  await show()
}

// A shelf that is equal for all may be kept for a minute; these are of the catalog before.
function renew() {
  const asked = new Set(window.meter.entries.map(({ path }) => path).filter(path => path?.startsWith('/v1/shelves/')))
  return Promise.all([...asked].map(path => fetch(path, { cache: 'reload', credentials: 'omit', referrerPolicy: 'no-referrer' })))
}

// The newest, and what looks like the first of them.
async function show() {
  const { items } = await recommend({ placement: 'home', limit: 6 })
  if (!items.length) return
  $('#own').hidden = false
  const [newest, alike] = document.querySelectorAll('#own confide-shelf')
  newest.setAttribute('limit', '6')
  alike.setAttribute('item', items[0].id)
  const title = element('bdi', [...(items[0].title || items[0].id)].slice(0, 160).join(''))
  const lead = alike.parentElement.querySelector('.lead')
  alike.parentElement.dataset.lead = ''
  alike.addEventListener('confide:shelf', event => {
    event.stopPropagation()
    lead.replaceChildren('Like ', title)
  })
}

export function openCatalog() {
  const take = file => file && read(file.name.slice(0, 80), file)
  $('#file').addEventListener('change', ({ target }) => take(target.files[0]))
  $('#sample').addEventListener('click', async () => read('our sample', await (await fetch('/demo/files/sample.tsv')).blob()))
  const drop = $('#feed')
  drop.addEventListener('submit', event => event.preventDefault())
  drop.addEventListener('dragover', event => event.preventDefault())
  drop.addEventListener('drop', event => {
    event.preventDefault()
    take(event.dataTransfer.files[0])
  })
  show().catch(() => {})
}
