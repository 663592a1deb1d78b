import type { Labelled } from '../eval/score.ts'
import type { Inventor } from './invented-names.ts'
import { swapped } from './swapped.ts'

/**
 * The same utterance as somebody else would type it: about other people and firms, now and then dictated without a stop, with another
 * particle at its end, or while the talk is about another customer than the one it names. What it means stays what it was.
 */
export function retold(labelled: Labelled, invent: Inventor, random: () => number): Labelled {
  let told = swapped(labelled, invent)
  if (random() < dictated) told = withoutStops(told, random)
  if (random() < particled) told = withParticle(told, random)
  if (random() < elsewhere) told = whileTalkingOf(told, invent.customer())
  return told
}

const dictated = 0.15
const particled = 0.1
const elsewhere = 0.2

/** Stops between words become blanks or nothing; a stop inside a figure stays. */
function withoutStops(labelled: Labelled, random: () => number): Labelled {
  const text = labelled.text.replace(/(?<=[^\d\s])[，,。；;、！!]\s?(?=[^\s])/g, random() < 0.5 ? '' : ' ')
  return { ...labelled, text }
}

function withParticle(labelled: Labelled, random: () => number): Labelled {
  const particle = particles[Math.floor(random() * particles.length)] ?? ''
  return /[\u4e00-\u9fff]$/.test(labelled.text) && !/[吗呢吧么啊呀呗哈]$/.test(labelled.text)
    ? { ...labelled, text: labelled.text + particle }
    : labelled
}

/** Particles that ask nothing; 吗 and 呢 would. */
const particles = ['啊', '哈', '呗', '哦', '呀', '吧', '啦', '哎']

/** Who is named counts, whoever was spoken of before. */
function whileTalkingOf(labelled: Labelled, customer: string): Labelled {
  if (labelled.slots.customer === undefined || labelled.context !== undefined) return labelled
  return { ...labelled, context: { customer, deal: customer } }
}
