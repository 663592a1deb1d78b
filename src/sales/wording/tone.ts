/** How words can be said otherwise: like somebody who has seen a lot, gentler, or in fewer of them. */
export const tones = ['seasoned', 'soft', 'short'] as const
export type Tone = (typeof tones)[number]

export const toneNames: Record<Tone, string> = { seasoned: '老练一点', soft: '软一点', short: '短一点' }
