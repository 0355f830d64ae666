// Four pages at four levels: what each sent, received and kept, as each of them measured it.
import { $, bytes, post } from './base.js'

const sections = () => [...document.querySelectorAll('.split section')]
const inside = section => $('iframe', section).contentWindow

function count(section) {
  const { meter, apart } = inside(section)
  if (!meter || !apart) return
  const asked = meter.entries.filter(({ kind }) => kind === 'request')
  // The last write to a place is what is there.
  const written = new Map(meter.entries.filter(({ where, isGone }) => where === 'IndexedDB' && !isGone).map(each => [each.name, each.out]))
  const add = (list, name) => list.reduce((sum, each) => sum + (each[name] ?? 0), 0)
  const show = (name, text) => { $(`[data-sum=${name}]`, section).textContent = text }
  const about = asked.filter(each => each.about.length)
  show('out', `${bytes(add(asked, 'out'))} in ${asked.length} requests`)
  show('about', about.length ? `${bytes(add(about, 'out'))} in ${about.length} requests` : '0 B')
  show('in', bytes(add(asked, 'in')))
  show('stored', bytes([...written.values()].reduce((sum, each) => sum + each, apart.stored())))
}

async function compare() {
  $('#compare').disabled = true
  // A yes needs a click, in these pages too: it holds for the frames at this moment.
  const token = post('/demo/personas/maja').then(({ token }) => token)
  await Promise.all(sections().map(async section => {
    const isAccount = section.dataset.level === 'account'
    const has = await inside(section).begin(isAccount ? await token : '')
    $('.not', section).hidden = has
    $('iframe', section).hidden = !has
    $('dl', section).hidden = !has
  }))
  await new Promise(done => { setTimeout(done, 300) })
  sections().forEach(count)
  for (const section of sections()) inside(section).apart.end()
  $('#compare-news').textContent = 'Said. The shelves below are the answers.'
}

// How well each level fits, on shoppers that the demo makes up for this alone.
async function fit() {
  const { trials, levels } = await (await fetch('/demo/fit', { credentials: 'omit' })).json()
  $('#fit-trials').textContent = trials
  for (const { level, ...hits } of levels) {
    for (const [name, count] of Object.entries(hits)) {
      $(`[data-level=${level}] [data-fit=${name}]`).textContent = `${Math.round(100 * count / trials)} % (${count} of ${trials})`
    }
  }
}

export function openSplit() {
  fit().catch(() => {})
  $('#compare').addEventListener('click', compare)
  for (const section of sections()) {
    const frame = $('iframe', section)
    const begin = () => inside(section).document.addEventListener('meter', () => { if (section.isConnected) count(section) })
    if (frame.contentDocument?.readyState === 'complete') begin()
    frame.addEventListener('load', () => { begin(); count(section) })
    setTimeout(() => { if (section.isConnected) count(section) }, 1500)
  }
}
