// Types of Confide's storefront SDK; docs/sdk.md explains it.

export type Purpose =
  'recommendations' | 'history' | 'learning' | 'measurement' | 'messages' | 'offers' | 'research'
/** `device` is there where the shop publishes a graph of its items, and where the browser keeps things. */
export type Level = 'off' | 'visit' | 'device' | 'account'
export type Levels = Record<Purpose, Level>
export type Placement = 'home' | 'product' | 'cart' | 'category' | 'search'

export interface Answer {
  /** Colors are `#rrggbb`. */
  background?: string
  color?: string
  fontSize?: string
  fontWeight?: string
  padding?: string
  borderRadius?: string
}

/** Refused by `init` where the two answers differ in anything but color, or in contrast by more than a tenth. */
export interface Theme {
  paper?: string
  ink?: string
  button?: string
  buttonInk?: string
  yes?: Answer
  no?: Answer
}

export interface Options {
  /** A write key, `pk_…`. */
  key: string
  /** Where Confide is; where this module came from when it is left out. */
  endpoint?: string
  /** `in-context`: when a shopper opens the choices. `banner`: at the top of the page. Default `in-context`. */
  ask?: 'in-context' | 'banner' | 'never'
  /** The page's language when it is left out. */
  locale?: string
  theme?: Theme
  /** The address of the privacy centre. */
  privacy?: string
  /** `true` for `window.dataLayer`, or the array itself. */
  dataLayer?: boolean | unknown[]
}

/** Idempotent; stores nothing. Rejects with a TypeError for options that are wrong. */
export function init(options: Options): Promise<void>

export interface Consented {
  levels: Levels
  /** Hers alone: the server keeps no copy. */
  receipts: unknown[]
  /** Whether all was put on record; what was not stays off. */
  recorded: boolean
}

export const consent: {
  /** Reads, and never creates anything. */
  get(): Levels
  /** Rejects with a TypeError for what cannot be, and for a yes without a click or a key. */
  set(levels: Partial<Levels>, surface?: 'page' | 'banner' | 'settings' | 'account' | 'checkout'): Promise<Consented>
  /** Shows the question, all choices, or the privacy centre; gives the focus back to `opener`. */
  open(view?: 'question' | 'settings' | 'centre', opener?: HTMLElement): Promise<void>
}

export interface Told { sent: boolean, kept?: number, reason?: string }

/** GA4's and Segment's names. Without a yes it resolves to `{ sent: false, reason: 'no_consent' }`. */
export function track(event: string, properties?: Record<string, unknown>): Promise<Told>
/** The product that the page is about: as given, or from the page's own JSON-LD. */
export function page(properties?: Record<string, unknown>): Promise<Told>
/** Takes a token that the shop's backend signed; no e-mail address, no traits. */
export function identify(token: string): Promise<{ identified: boolean, reason?: string }>

export interface Reason { code: string, item?: string, title?: string }
export interface Item {
  id: string
  title?: string
  link?: string
  image?: string
  category?: string
  price?: { amount: string, currency: string }
  reasons: Reason[]
}
export interface Recommendation {
  placement: Placement
  level: Level
  because?: string
  purposes: Purpose[]
  held_out?: boolean
  items: Item[]
}
export interface Asked {
  placement?: Placement
  product?: string
  products?: string[]
  limit?: number
  /** 1, the familiar, to 5, the unknown; from level `visit` on. */
  surprise?: 1 | 2 | 3 | 4 | 5
}

/** Rejects where the server cannot be reached; `<confide-shelf>` never does. */
export function recommend(asked?: Asked): Promise<Recommendation>
/** Fills any element, or a `<confide-shelf>`. */
export function shelf(element: HTMLElement, options?: Asked & { heading?: string }): HTMLElement
/** At most three true reasons; `name` belongs where `text` has `{item}`. */
export function why(answer: Recommendation, id: string): Promise<
  (Reason & { text: string, name: string, undo: (() => void) | null })[]>
/** `hide` and `undo` for what is suggested; `less` and `more` for what suggestions come from. Counts in the next answer. */
export function feedback(id: string, kind: 'hide' | 'undo' | 'less' | 'more'): { applied: boolean, reason?: string }
/** All that is known, here and of a signed-in shopper on the server; or its end. */
export function data(action?: 'show' | 'export' | 'erase'): Promise<Record<string, unknown>>
/** Forgets the visit, here and in the shop's models; the answers stay. */
export function reset(): Promise<{ forgotten: boolean }>

/** Also as DOM events `confide:…` on `document`. Returns what ends it. */
export function on(type: 'consent', listener: (detail: Consented) => void): () => void
export function on(type: 'feedback', listener: (detail: { id: string, kind: string }) => void): () => void
export function on(type: 'error', listener: (detail: { code: string, path: string }) => void): () => void
export function on(type: 'reset', listener: () => void): () => void
