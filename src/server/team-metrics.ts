import { Gauge, type Registry } from 'prom-client'
import type { Exchanges } from '../sales/exchange.ts'
import type { Outcomes } from '../sales/learning/models.ts'
import type { Libraries } from '../sales/library/libraries.ts'
import { everyTrack } from '../sales/library/library.ts'
import { handlingByTeam, responsesByTeam, type TeamTimes } from '../sales/timeliness/by-team.ts'
import type { Responses } from '../sales/timeliness/response.ts'

const hour = 3_600_000
/** Scrapers come every few seconds; these figures move by the hour. */
const freshFor = 5 * 60_000

export interface TeamFigures {
  responses: readonly TeamTimes[]
  handling: readonly TeamTimes[]
}

/** The last day's answers and the last four weeks' pushbacks, team by team, of every company; worked out anew now and then. */
export function openTeamFigures(parts: {
  outcomes: Pick<Outcomes, 'companies'>
  responses: Pick<Responses, 'ofCompany'>
  exchanges: Pick<Exchanges, 'ofCompany'>
  libraries: Pick<Libraries, 'of'>
  now(): number
}): () => Promise<TeamFigures> {
  const { outcomes, responses, exchanges, libraries, now } = parts
  let kept: { at: number; figures: Promise<TeamFigures> } | undefined
  return () => {
    if (kept === undefined || now() - kept.at > freshFor) kept = { at: now(), figures: anew() }
    return kept.figures
  }

  async function anew(): Promise<TeamFigures> {
    const all: { responses: TeamTimes[]; handling: TeamTimes[] } = { responses: [], handling: [] }
    for (const tenantId of await outcomes.companies()) {
      const at = now()
      const [took, said, library] = await Promise.all([
        responses.ofCompany(tenantId, at - 24 * hour),
        exchanges.ofCompany(tenantId, new Date(at - 28 * 24 * hour).toISOString()),
        libraries.of(tenantId),
      ])
      all.responses.push(...responsesByTeam(took, at))
      all.handling.push(...handlingByTeam(said, everyTrack(library), at))
    }
    return all
  }
}

/** The same as metrics; no label ever names a person. */
export function registerTeamMetrics(registry: Registry, figures: () => Promise<TeamFigures>): void {
  register('sandtable_team_response', 'platform', 'Answers of the last 24 hours', ({ responses }) => responses)
  register('sandtable_team_objection', 'objection', 'Objections of the last 28 days', ({ handling }) => handling)

  function register(
    name: string,
    label: string,
    what: string,
    timesIn: (all: TeamFigures) => readonly TeamTimes[],
  ): void {
    const registers = [registry]
    new Gauge({
      name: `${name}_seconds`,
      help: `${what}: how long they took, by team; what is still open is censored; absent where too few`,
      labelNames: ['team', label, 'quantile'],
      registers,
      async collect() {
        this.reset()
        for (const { team, of, median, p90, p99 } of timesIn(await figures())) {
          for (const [quantile, ms] of Object.entries({ '0.5': median, '0.9': p90, '0.99': p99 }))
            if (ms !== undefined) this.set({ team, [label]: of, quantile }, ms / 1000)
        }
      },
    })
    new Gauge({
      name: `${name}_within_goal_ratio`,
      help: `${what}: the share that held the goal, by team; absent where too few`,
      labelNames: ['team', label],
      registers,
      async collect() {
        this.reset()
        for (const { team, of, within } of timesIn(await figures()))
          if (within !== undefined) this.set({ team, [label]: of }, within.value / 100)
      },
    })
    new Gauge({
      name: `${name}_open`,
      help: `${what}: how many have had nothing yet, by team`,
      labelNames: ['team', label],
      registers,
      async collect() {
        this.reset()
        for (const { team, of, open } of timesIn(await figures())) this.set({ team, [label]: of }, open)
      },
    })
  }
}
