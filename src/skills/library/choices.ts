import { industries } from '../../language/industries.ts'
import { buyingRoles, roleNames } from '../../language/roles.ts'
import { sceneNames, scenes } from '../../language/scenes.ts'
import { signLabels } from '../../sales/paths/exit.ts'
import { ladder, stageLabel } from '../../sales/stage.ts'
import { everyClause, sayClause } from '../../sales/tracks/clauses.ts'
import { blankNames } from '../../sales/tracks/filling.ts'
import { sayTopic, strategies, strategyNames, type Track, topics } from '../../sales/tracks/track.ts'

/** The trades a track may be said in. */
export const trades = industries

/** What whoever writes for the library chooses from, each as it is called. */
export const choices = {
  topics: topics.map((value) => ({ value, label: sayTopic(value) })),
  strategies: strategies.map((value) => ({ value, label: strategyNames[value] })),
  roles: buyingRoles.map((value) => ({ value, label: roleNames[value] })),
  stages: ladder.map((value) => ({ value, label: stageLabel[value] })),
  industries: [...industries],
  scenes: scenes.map((value) => ({ value, label: sceneNames[value] })),
  clauses: everyClause.map((clause) => ({ value: clause.id, label: sayClause(clause), gist: clause.gist })),
  blanks: blankNames,
  signs: signLabels,
}

/** Where a track is said, where not everywhere: `招投标、医疗`. */
export function placesOf({ stages = [], industries: said = [], scene }: Track): string {
  return [
    ...stages.map((stage) => stageLabel[stage]),
    ...said,
    ...(scene === undefined ? [] : [sceneNames[scene]]),
  ].join('、')
}
