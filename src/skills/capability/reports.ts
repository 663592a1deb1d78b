import { addDays, type Day } from '../../language/calendar.ts'
import type { Person } from '../../people/person.ts'
import { isAssessed } from '../../sales/assessment/settings.ts'
import type { Seller } from '../../sales/behaviour/work.ts'
import { type CapabilityReport, type Figures, figuresOf, reportOf } from '../../sales/capability/report.ts'
import { toldIn } from '../../sales/capability/told-in.ts'
import { everyTrack } from '../../sales/library/library.ts'
import type { Ports } from '../ports.ts'

/** 能力缺口报告 of everybody whose deals somebody may see; told of the end of yesterday, so that it is the same all day. */
interface GapReports {
  /** The days that count, both included. */
  from: Day
  to: Day
  people: readonly PersonReport[]
}

export interface PersonReport {
  seller: Seller
  report: CapabilityReport
  /** Colleagues that may be asked, by their ids in the report. */
  names: ReadonlyMap<string, string>
}

export type Reports = (viewer: Person, today: Day) => Promise<GapReports>

/** Half a year: skills change slowly, and a pushback of one kind comes a few times a month. */
const lookedBack = 26 * 7
/** Companies whose figures of the day are kept ready. */
const companiesKept = 20

interface Company {
  figures: Figures
  names: ReadonlyMap<string, string>
}

export function openReports({
  works,
  exchanges,
  libraries,
  outcomes,
  people,
  assessmentSettings,
}: Pick<Ports, 'works' | 'exchanges' | 'libraries' | 'outcomes' | 'people' | 'assessmentSettings'>): Reports {
  const kept = new Map<string, Promise<Company>>()
  return async (viewer, today) => {
    const [all, rules, company] = await Promise.all([
      works.sellers(viewer),
      assessmentSettings.now(viewer.tenantId),
      companyOn(viewer.tenantId, today),
    ])
    const sellers = all.filter((seller) => isAssessed(seller, rules))
    return {
      from: addDays(today, -lookedBack),
      to: addDays(today, -1),
      people: sellers.map((seller) => ({ seller, report: reportOf(seller.id, company.figures), names: company.names })),
    }
  }

  function companyOn(tenantId: string, today: Day): Promise<Company> {
    const key = `${tenantId} ${today}`
    const known = kept.get(key)
    if (known !== undefined) return known
    if (kept.size >= companiesKept) kept.clear()
    const made = companyFrom(tenantId, today)
    kept.set(key, made)
    made.catch(() => kept.delete(key))
    return made
  }

  /** Peers are the whole company: whoever sees one person alone sees them held against everybody. */
  async function companyFrom(tenantId: string, today: Day): Promise<Company> {
    const [said, library, won, reps, managers] = await Promise.all([
      exchanges.ofCompany(tenantId, `${addDays(today, -lookedBack)}T00:00:00+08:00`),
      libraries.of(tenantId),
      outcomes.won(tenantId),
      people.withRole(tenantId, 'rep'),
      people.withRole(tenantId, 'manager'),
    ])
    const now = Date.parse(`${today}T00:00:00+08:00`)
    const names = new Map([...reps, ...managers].map(({ person: { id, name } }) => [id, name]))
    const tracks = everyTrack(library)
    const told = toldIn(
      said.filter(({ at, ownerId }) => Date.parse(at) < now && names.has(ownerId)),
      { library: tracks, won, now },
    )
    return { figures: figuresOf(told, library.tracks), names }
  }
}
