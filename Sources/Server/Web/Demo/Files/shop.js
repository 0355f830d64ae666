// The shop's own script, over the storefront SDK. Pages change in place: so nothing has to be stored to be counted, and an
// answer that only this page knows is not lost by going on.
import { consent, data, on, page } from '/sdk/v1/confide.js'
import { $, say } from './base.js'
import { count, emptyCart, openCart, put } from './cart.js'

const main = () => $('#main')

// What each page needs beyond the shop.
const rooms = {
  cart: openCart,
  yours: async () => (await import('./yours.js')).openYours(),
  split: async () => (await import('./split.js')).openSplit(),
  start: async () => (await import('./start.js')).openStart(),
  catalog: async () => (await import('./catalog.js')).openCatalog(),
}

// Where the line above a shelf comes from: the reasons of what stands on it.
const causes = { because_you_viewed: 'Because you looked at', because_of_history: 'From your earlier visits:' }
function lead({ target, detail }) {
  const line = target.parentElement.querySelector('.lead')
  if (!line || !detail) return
  const names = { because_you_viewed: new Map(), because_of_history: new Map() }
  for (const { reasons } of detail.items) {
    for (const { code, item, title } of reasons) if (names[code] && title) names[code].set(item, title)
  }
  const code = Object.keys(names).find(each => names[each].size)
  if (!code) return line.replaceChildren(line.parentElement.dataset.lead)
  const shown = [...names[code].values()].slice(0, 2).flatMap((name, index) => {
    const title = document.createElement('bdi')
    title.textContent = name
    return index ? [' and ', title] : [title]
  })
  line.replaceChildren(`${causes[code]} `, ...shown)
}

// The dial for surprise: a native slider with names for its steps, and buttons that do the same.
const steps = ['Only close matches', 'Mostly close', 'A mix', 'Some surprises', 'Mostly surprises']
let surprise = 3
function turn(to) {
  surprise = Math.min(Math.max(to, 1), 5)
  for (const dial of document.querySelectorAll('.dial')) {
    const range = $('input', dial)
    range.value = surprise
    range.ariaValueText = steps[surprise - 1]
    $('output', dial).textContent = steps[surprise - 1]
  }
  for (const shelf of document.querySelectorAll('confide-shelf')) {
    if (shelf.getAttribute('surprise') !== `${surprise}`) shelf.setAttribute('surprise', surprise)
  }
}
function dials() {
  const isOff = consent.get().recommendations === 'off'
  for (const part of document.querySelectorAll('.dial input, .dial button')) part.disabled = isOff
  for (const hint of document.querySelectorAll('#dial-hint')) hint.hidden = !isOff
  if (surprise !== 3) turn(surprise)
}

// One page in place of another.
async function go(address, isBack) {
  try {
    const answer = await fetch(address, { credentials: 'omit' })
    if (!answer.ok) throw new Error(`${answer.status}`)
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const fresh = $('#main', next)
    // Parsed by a script, these would be what they are not here: elements.
    for (const each of fresh.querySelectorAll('noscript')) each.remove()
    if (!isBack) history.pushState(null, '', address)
    document.title = next.title
    await look(fresh)
    main().replaceWith(document.adoptNode(fresh))
  } catch { return location.assign(address) }
  if (!isBack) scrollTo({ top: 0, behavior: 'instant' })
  $('h1').focus({ preventScroll: true })
  arrive()
}

// The SDK hears what is looked at; without a yes it forgets it at once.
const look = where => where.dataset.item ? page({ product_id: where.dataset.item }) : null

export function arrive() {
  dials()
  count()
  rooms[main().dataset.page]?.()
}

const isOurs = address => address.origin === location.origin && /^\/demo(\/(aisles|items|cart|yours|split|start|lawyer|papers)|$)/.test(address.pathname)
  && !/^\/demo\/catalog/.test(location.pathname)
let path = location.pathname
document.addEventListener('click', event => {
  const link = event.composedPath().find(each => each.localName === 'a' && each.href)
  if (!link || link.target || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  const address = new URL(link.href)
  if (!isOurs(address) || address.hash) return
  event.preventDefault()
  go(address.href).then(() => { path = location.pathname })
})
addEventListener('popstate', () => {
  if (location.pathname === path) return
  path = location.pathname
  go(location.href, true)
})

document.addEventListener('click', ({ target }) => {
  const step = target.closest('[data-step]')
  if (step) turn(surprise + Number(step.dataset.step))
  const add = target.closest('[data-add]')
  if (add) {
    put(add.dataset.add, 1)
    say('It is in your cart.')
  }
})
document.addEventListener('input', ({ target }) => { if (target.id === 'surprise') turn(Number(target.value)) })

// Erases what this tab and an account here keep; a no stays, because it keeps others from asking.
export async function erase() {
  const { erased } = await data('erase')
  emptyCart()
  say(erased ? 'Erased. Nothing about you is left.' : 'The shop could not be reached. Try again.')
  arrive()
}
$('#erase').addEventListener('click', erase)

document.addEventListener('confide:shelf', lead)
on('consent', dials)
look(main())
arrive()

// What only shows what the meter saw, and who is asking, comes once the first shelf is there, or will not come.
let isOpen = false
async function openTools() {
  if (isOpen) return
  isOpen = true
  const [{ openWire, showMeter }, { openWho }] = await Promise.all([import('./wire.js'), import('./who.js')])
  openWire()
  openWho()
  showMeter()
}
if (window.meter.filled !== undefined || !$('confide-shelf')) openTools()
else document.addEventListener('confide:shelf', () => setTimeout(openTools), { once: true })
setTimeout(openTools, 2000)
