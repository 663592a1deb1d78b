import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import { registerTeamMetrics, type TeamFigures } from './team-metrics.ts'

/** What the house counts about itself; no label ever names a person or a customer. */
export function openMetrics(parts: {
  busyMessages(): number
  busyAnswers(): number
  teamFigures(): Promise<TeamFigures>
}) {
  const registry = new Registry()
  const timeToResponse = new Histogram({
    name: 'sandtable_time_to_response_seconds',
    help: 'From a message reaching us to its answer accepted by the platform (TTR)',
    labelNames: ['platform'],
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3, 10, 60],
    registers: [registry],
  })
  const accepted = new Counter({
    name: 'sandtable_messages_total',
    help: 'Messages kept, by whether they were new',
    labelNames: ['platform', 'kind'],
    registers: [registry],
  })
  const files = new Counter({
    name: 'sandtable_event_files_total',
    help: 'Files of events dropped into the folder, by whether all of it was taken',
    labelNames: ['outcome'],
    registers: [registry],
  })
  const feeds = new Counter({
    name: 'sandtable_event_feed_looks_total',
    help: 'Looks at feeds of events, by what came of them',
    labelNames: ['feed', 'outcome'],
    registers: [registry],
  })
  const events = new Counter({
    name: 'sandtable_events_total',
    help: 'Events handed over by other systems, by the way they came and what became of them',
    labelNames: ['way', 'outcome'],
    registers: [registry],
  })
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(value())
      },
    })
  gauge('sandtable_conversations_answering', 'Conversations with a message in work', parts.busyMessages)
  gauge('sandtable_conversations_sending', 'Conversations with an answer on its way', parts.busyAnswers)
  registerTeamMetrics(registry, parts.teamFigures)
  return {
    accepted: (platform: string, kind: 'new' | 'repeat') => accepted.inc({ platform, kind }),
    answered: (platform: string, ms: number) => timeToResponse.observe({ platform }, ms / 1000),
    filesTaken({ done, rejected }: { done: number; rejected: number }) {
      files.inc({ outcome: 'done' }, done)
      files.inc({ outcome: 'rejected' }, rejected)
    },
    feedLookedAt({ feed, outcome, kept, refused }: { feed: string; outcome: string; kept: number; refused: number }) {
      feeds.inc({ feed, outcome })
      events.inc({ way: `feed ${feed}`, outcome: 'kept' }, kept)
      events.inc({ way: `feed ${feed}`, outcome: 'refused' }, refused)
    },
    /** `way`: `push`, or a webhook's name; `outcome`: `kept`, `repeat`, `refused`, or `turned-away` for a request as a whole. */
    eventsPushed: (way: string, outcome: string, count = 1) => events.inc({ way, outcome }, count),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}

export type Metrics = ReturnType<typeof openMetrics>
