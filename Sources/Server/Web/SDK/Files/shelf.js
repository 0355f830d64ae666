// <confide-shelf>: its room is there before its goods are, so that nothing on the page moves.
import { consent, feedback, level, on, quietly, recommend, state, words } from './confide.js'

const style = `
:host { display: block; min-block-size: var(--confide-shelf-height, 26rem) }
:host([hidden]) { display: none }
* { box-sizing: border-box; margin: 0 }
h2 { min-block-size: 1.3em; line-height: 1.3 }
footer { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: baseline; font-size: .875rem }
ul { display: flex; gap: 1rem; padding: .25rem; list-style: none; overflow-x: auto; min-block-size: 20rem }
li { flex: none; inline-size: 10rem }
a { color: inherit }
.picture { display: block; inline-size: 10rem; block-size: 10rem; object-fit: contain; background: #8881; border-radius: .5rem }
.name { display: block; overflow: hidden; overflow-wrap: anywhere; line-height: 1.3; block-size: 2.6em; margin-block: .25rem }
.price { line-height: 1.4; min-block-size: 1.4em }
.acts { display: grid }
.acts > * { grid-area: 1 / 1; display: grid; justify-items: start }
.gone, .out .asks { visibility: hidden }
.out .gone { visibility: visible }
.out .link { opacity: .4 }
button { font: inherit; font-size: .875rem; min-block-size: 2rem; padding: 0; border: 0; background: none; color: inherit; text-align: start; text-decoration: underline; cursor: pointer }
:focus-visible { outline: 3px solid; outline-offset: 1px }
.said { position: absolute; clip-path: inset(50%) }`

// A shadow root with styles that no content security policy forbids.
export function rooted(host, css) {
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [sheet]
  return root
}

// An element with attributes and children; text is never markup.
export function make(name, more = {}, ...children) {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(more)) {
    if (key === 'onclick') element.addEventListener('click', value)
    else if (key in element && key !== 'role') element[key] = value
    else element.setAttribute(key, value)
  }
  element.append(...children)
  return element
}

// Names come from anybody: bounded, and kept from turning the text around them.
export const named = (name, className = '') =>
  make('bdi', { className, textContent: [...`${name}`.slice(0, 300)].slice(0, 160).join('') })

const web = address => {
  const url = address && quietly(() => new URL(address, location.href))
  return /^https?:/.test(url?.protocol) ? url.href : ''
}

// A browser's first Intl.NumberFormat costs more than all else here. What the shipped languages say of the usual prices is
// written without it, to the same letters; everything else is asked of it.
export function price({ amount, currency }, locale = state.shop.locale) {
  const sign = { EUR: '€', USD: '$', GBP: '£' }[currency]
  if (!sign || !/^\d+\.\d\d$/.test(amount) || !/^(en(-us)?|de(-de)?)$/.test(locale)) {
    return quietly(() => new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount)) ?? `${amount} ${currency}`
  }
  const text = amount.replace('.', ',').replace(/\B(?=(\d{3})+,)/g, '.')
  return locale[0] === 'd' ? `${text}\xa0${sign}` : sign + text.replace(/[.,]/g, mark => mark === '.' ? ',' : '.')
}

const count = text => Math.min(Math.max(Math.trunc(text) || 8, 1), 96)
const element = () => class extends HTMLElement {
  static observedAttributes = ['placement', 'item', 'items', 'limit', 'surprise', 'heading']
  turn = 0
  off = []

  connectedCallback() {
    this.parts ??= this.build()
    const again = () => this.fill()
    this.off = [on('consent', again), on('reset', again), on('feedback', ({ kind }) => { if (/less|more/.test(kind)) again() })]
    again()
  }

  disconnectedCallback() { for (const off of this.off) off() }
  attributeChangedCallback() { if (this.parts) this.fill() }

  build() {
    const title = make('h2', { id: 'title', part: 'heading', textContent: this.getAttribute('heading') })
    const choices = make('button', { type: 'button', part: 'choices', hidden: state.shop.ask === 'never', onclick: () => consent.open('question', choices).catch(() => {}) })
    // To take a yes back takes one click, as to give it does.
    const stop = make('button', { type: 'button', part: 'stop', hidden: true, onclick: async () => {
      await consent.set({ recommendations: 'off' }).catch(() => {})
      choices.focus()
    } })
    const list = make('ul', { role: 'list', part: 'list' })
    const basis = make('p', { className: 'basis', part: 'basis' })
    const said = make('p', { className: 'said', role: 'status' })
    rooted(this, style).append(
      make('section', { 'aria-labelledby': 'title' }, title, list, make('footer', {}, basis, stop, choices), said))
    return { title, choices, stop, list, basis, said }
  }

  async fill() {
    const turn = ++this.turn
    await null
    if (turn !== this.turn) return
    const { title, choices, stop, list, basis } = this.parts
    const given = name => this.getAttribute(name) || undefined
    title.textContent = given('heading') ?? ''
    const asked = {
      placement: given('placement'), product: given('item'), products: given('items')?.split(/\s+/),
      limit: count(given('limit')), surprise: Number(given('surprise')),
    }
    const [text, answer] = await Promise.all([words(), recommend(asked)].map(each => each.catch(() => null)))
    if (turn !== this.turn || !text) return
    choices.textContent = text.choices
    stop.textContent = text.turnOff
    stop.hidden = level('recommendations') === 'off'
    const items = answer?.items ?? []
    const here = [asked.product, ...asked.products ?? []]
    const isHers = items.some(({ reasons }) => reasons.some(({ item }) => item && !here.includes(item)))
    basis.textContent = answer ? text.basis[isHers ? answer.level : 'off'] : text.resting
    list.replaceChildren(...items.map(item => this.card(item, answer, text)))
    this.dispatchEvent(new CustomEvent('confide:shelf', { bubbles: true, detail: answer }))
  }

  card(item, answer, text) {
    const name = named(item.title || item.id, 'name')
    const blank = () => make('span', { className: 'picture' })
    const src = web(item.image)
    const picture = src ? make('img', { className: 'picture', part: 'image', alt: '', loading: 'lazy', src }) : blank()
    // A picture that is not there leaves its place.
    picture.onerror = () => picture.replaceWith(blank())
    const href = web(item.link)
    const link = make(href ? 'a' : 'span', { className: 'link', part: 'link', ...href && { href } }, picture, name)
    const button = (label, onclick) => make('button', { type: 'button', textContent: label, ariaLabel: `${label} \u2068${name.textContent}\u2069`, onclick })
    // The card greys where it stands; the next answer leaves it out.
    const turn = (isOut, next) => {
      feedback(item.id, isOut ? 'hide' : 'undo')
      card.classList.toggle('out', isOut)
      link.inert = isOut
      this.parts.said.textContent = isOut ? text.hidden : ''
      next.focus()
    }
    const hide = button(text.hide, () => turn(true, undo))
    const undo = button(text.undo, () => turn(false, hide))
    const explain = button(text.why, () => import('./reasons.js').then(({ explain }) => explain(item, answer, this.parts)))
    const card = make('li', { part: 'card' }, link,
      make('p', { className: 'price', part: 'price', textContent: item.price ? price(item.price) : '' }),
      make('div', { className: 'acts' }, make('div', { className: 'asks' }, explain, hide),
        make('div', { className: 'gone' }, make('span', { textContent: text.hidden }), undo)))
    return card
  }
}

export function defineShelf() {
  if (!customElements.get('confide-shelf')) customElements.define('confide-shelf', element())
}

// A shelf in any element, or the one that is given, as the options say.
export function fill(target, options = {}) {
  const shelf = target.localName === 'confide-shelf' ? target : make('confide-shelf')
  for (const [name, value] of Object.entries(options)) {
    shelf.setAttribute({ product: 'item', products: 'items' }[name] ?? name, [value].flat().join(' '))
  }
  if (shelf !== target) target.replaceChildren(shelf)
  return shelf
}
