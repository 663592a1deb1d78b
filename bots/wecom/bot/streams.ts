import type { TemplateCard } from '../template-card.ts'

/** What stands in the chat as the answer to a message: each time all of it, for it replaces what stood there. */
export interface StreamReply {
  id: string
  finish: boolean
  content: string
  /** These go with the last of it. */
  card?: TemplateCard
  pictures?: readonly Uint8Array[]
}

type Below = Pick<StreamReply, 'card' | 'pictures'>

/** Answers that the platform asks after, again and again until they are finished. */
export interface Streams {
  /** A message came whose answer will be asked after; `aside` is all that is said there until, and unless, more comes. */
  open(id: string, aside?: string): void
  /** What there is to say to whoever asks; waits a moment for it. */
  ask(id: string): Promise<StreamReply>
  /** Resolves once the platform was told, with `false` where it asks no more or the stream has ended otherwise. */
  finish(id: string, content: string, below?: Below): Promise<boolean>
}

interface Stream {
  openedAt: number
  /** Past it the stream is ended, answered or not. */
  until: number
  /** After a restart nobody here knows whether an answer is still to come. */
  isOrphan: boolean
  aside: string | undefined
  reply: StreamReply | undefined
  told: boolean
  /** Fires when there is something to say, and when it was said. */
  changed: Set<() => void>
}

/** All in milliseconds. */
export interface Patience {
  /** How long who asks is kept waiting for an answer that is nearly there. */
  hold: number
  /** The platform stops asking six minutes after the message; the last half is for the way. */
  longest: number
  /** How long an answer may be missing of which nothing is known. */
  orphan: number
  /** Without a question for this long nobody asks any more. */
  unasked: number
}

export const usualPatience: Patience = { hold: 800, longest: 330_000, orphan: 30_000, unasked: 12_000 }

export function openStreams(patience: Patience): Streams {
  const streams = new Map<string, Stream>()

  function begin(id: string, isOrphan: boolean, aside?: string): Stream {
    const openedAt = performance.now()
    const life = isOrphan ? patience.orphan : patience.longest
    const begun: Stream = {
      openedAt,
      until: openedAt + life,
      isOrphan,
      aside,
      reply: undefined,
      told: false,
      changed: new Set(),
    }
    streams.set(id, begun)
    for (const [other, { openedAt: since }] of streams) {
      if (since > openedAt - kept) break
      streams.delete(other)
    }
    return begun
  }

  function change(stream: Stream): void {
    for (const hear of [...stream.changed]) hear()
  }

  function end(id: string, stream: Stream, content: string): void {
    stream.reply = { id, finish: true, content: stream.aside ?? content }
    stream.told = false
  }

  return {
    open(id, aside) {
      if (!streams.has(id)) begin(id, false, aside)
    },

    async ask(id) {
      const stream = streams.get(id) ?? begin(id, true)
      if (stream.reply === undefined) await changeOf(stream, Math.min(patience.hold, stream.until - performance.now()))
      if (stream.reply === undefined && performance.now() >= stream.until)
        end(id, stream, stream.isOrphan ? words.interrupted : words.late)
      if (stream.reply === undefined) return { id, finish: false, content: stream.aside ?? words.working }
      stream.told = true
      change(stream)
      return stream.reply
    },

    async finish(id, content, below) {
      const stream = streams.get(id) ?? begin(id, true)
      if (stream.reply !== undefined) return stream.told && isSame(stream.reply, content, below)
      const reply = { id, finish: true, content, ...below }
      stream.reply = reply
      const patienceEnds = performance.now() + patience.unasked
      change(stream)
      while (!stream.told && performance.now() < patienceEnds) await changeOf(stream, patienceEnds - performance.now())
      if (!stream.told) end(id, stream, words.elsewhere)
      return stream.reply === reply
    },
  }
}

/** Said already: an answer that is tried again reads the same, with as many pictures. */
function isSame(said: StreamReply, content: string, { pictures = [] }: Below = {}): boolean {
  return said.content === content && (said.pictures ?? []).length === pictures.length
}

/** The platform may repeat a message or a question for a while after all is said. */
const kept = 15 * 60_000

const words = {
  working: '正在看，稍等。',
  late: '还在处理，好了发到「沙盘」应用里。',
  elsewhere: '答复发在「沙盘」应用里了。',
  interrupted: '刚才服务重启过，没能在这里接上。到「沙盘」应用里看看，没有答复就再说一遍。',
}

function changeOf({ changed }: Stream, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      clearTimeout(timer)
      changed.delete(settle)
      resolve()
    }
    const timer = setTimeout(settle, Math.max(0, ms))
    changed.add(settle)
  })
}
