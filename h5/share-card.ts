import type { RouteLocationNormalizedLoaded } from 'vue-router'

/** A link of ours as a chat shows it. Nobody's name, no customer and no figure stands on it: it may be passed on anywhere. */
export interface ShareCard {
  title: string
  description: string
  link: string
  image: string
}

/** Of a page: what kind of page it is, and where. What it shows depends on who opens it. */
export function shareCard({ meta, path }: Pick<RouteLocationNormalizedLoaded, 'meta' | 'path'>): ShareCard {
  return {
    title: String(meta['shared'] ?? meta['title']),
    description: '各人只看得到自己有权看的',
    link: `${location.origin}/h5${path}`,
    image: `${location.origin}/h5/share.png`,
  }
}

/** The same as words to paste, where no client passes a card on. */
export function shareWords({ title, description, link }: ShareCard): string {
  return `${title}\n${description}\n${link}`
}
