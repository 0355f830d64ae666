// The cart: kept in this tab, from the first thing that is put into it. It is the shop's own, and no business of Confide's.
import { $ } from './base.js'

function read() {
  try { return JSON.parse(sessionStorage.getItem('cart')) ?? {} } catch { return {} }
}

function save(cart) {
  try {
    if (Object.keys(cart).length) sessionStorage.setItem('cart', JSON.stringify(cart))
    else sessionStorage.removeItem('cart')
  } catch { /* Storage may be forbidden: the cart is empty then. */ }
  count()
}

export function put(id, pieces) {
  const cart = read()
  cart[id] = Math.min((cart[id] ?? 0) + pieces, 99)
  if (cart[id] < 1) delete cart[id]
  save(cart)
}

export const emptyCart = () => save({})

export function count() {
  const pieces = Object.values(read()).reduce((sum, each) => sum + each, 0)
  $('#cart-count').textContent = pieces ? `(${pieces})` : ''
}

export function openCart() {
  const cards = $('#cards').content
  const cart = Object.entries(read()).flatMap(([id, pieces]) => {
    const card = [...cards.querySelectorAll('.card')].find(({ dataset }) => dataset.item === id)
    return card ? [{ id, pieces, card: card.cloneNode(true) }] : []
  })
  const euros = ({ card, pieces }) => Number(card.querySelector('.price').firstChild.textContent.replace(/[^\d.]/g, '')) * pieces
  $('#cart-list').replaceChildren(...cart.map(({ id, pieces, card }) => {
    const name = card.querySelector('.name').textContent
    const button = (text, label, more) => {
      const made = document.createElement('button')
      Object.assign(made, { type: 'button', textContent: text, ariaLabel: `${label}: ${name}` })
      made.addEventListener('click', () => {
        put(id, more)
        openCart()
        $('h1').focus()
      })
      return made
    }
    const row = document.createElement('p')
    row.append(button('−', 'One less', -1), ` ${pieces} `, button('+', 'One more', 1))
    card.append(row)
    return card
  }))
  $('#cart-empty').hidden = cart.length > 0
  const sum = cart.reduce((all, each) => all + euros(each), 0)
  $('#cart-total').textContent = cart.length ? `Together €${sum.toFixed(2)}` : ''
  const shelf = $('confide-shelf')
  const items = cart.map(({ id }) => id).join(' ')
  if ((shelf.getAttribute('items') ?? '') !== items) shelf.setAttribute('items', items)
}
