import { industries } from '../../language/industries.ts'
import { buyingRoles, roleNames } from '../../language/roles.ts'
import { sceneNames, scenes } from '../../language/scenes.ts'
import { wareNames, wares } from '../../language/wares.ts'
import { signLabels } from '../paths/exit.ts'
import { ladder, stageLabel } from '../stage.ts'
import { everyClause, sayClause } from '../tracks/clauses.ts'
import { blankNames } from '../tracks/filling.ts'
import { sayTopic, strategies, strategyNames, type Track, topics } from '../tracks/track.ts'

/** The trades a track may be said in. */
export const trades = industries

/** What whoever writes for the library chooses from, each as it is called. */
export const choices = {
  topics: topics.map((value) => ({ value, label: sayTopic(value) })),
  strategies: strategies.map((value) => ({ value, label: strategyNames[value] })),
  roles: buyingRoles.map((value) => ({ value, label: roleNames[value] })),
  stages: ladder.map((value) => ({ value, label: stageLabel[value] })),
  industries: [...industries],
  wares: wares.map((value) => ({ value, label: wareNames[value] })),
  scenes: scenes.map((value) => ({ value, label: sceneNames[value] })),
  clauses: everyClause.map((clause) => ({ value: clause.id, label: sayClause(clause), gist: clause.gist })),
  blanks: blankNames,
  signs: signLabels,
}

/** Where a track is said, where not everywhere: `招投标、医疗`. */
export function placesOf({ stages = [], industries: said = [], ware, scene }: Track): string {
  return [
    ...stages.map((stage) => stageLabel[stage]),
    ...said,
    ...(ware === undefined ? [] : [wareNames[ware]]),
    ...(scene === undefined ? [] : [sceneNames[scene]]),
  ].join('、')
}
