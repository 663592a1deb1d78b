import { approval } from './approval.ts'
import { ownBrief, teamBrief } from './brief.ts'
import { calendar } from './calendar.ts'
import { correct } from './correct.ts'
import { create } from './create.ts'
import { dataRights } from './data-rights.ts'
import { feedback } from './feedback.ts'
import { help } from './help.ts'
import { lost } from './lost.ts'
import { outbound } from './outbound.ts'
import { previsit, roiSheet } from './previsit.ts'
import { query } from './query.ts'
import { risk } from './risk.ts'
import { score } from './score.ts'
import { security } from './security.ts'
import type { Signal } from './signal.ts'
import { smalltalk } from './smalltalk.ts'
import { stage } from './stage.ts'
import { swarmCreate, swarmDissolve } from './swarm.ts'
import { objection, talktrack } from './talktrack.ts'
import { task } from './task.ts'
import { team } from './team.ts'
import { undo } from './undo.ts'
import { visit } from './visit.ts'
import { whatif } from './whatif.ts'
import { won } from './won.ts'

/** Everything that is listened for. What follows from facts alone (deal.update, chain.update) is decided by the boundaries. */
export const signals: readonly Signal[] = [
  security,
  dataRights,
  outbound,
  approval,
  swarmCreate,
  swarmDissolve,
  undo,
  correct,
  feedback,
  score,
  risk,
  team,
  teamBrief,
  ownBrief,
  previsit,
  roiSheet,
  query,
  task,
  calendar,
  visit,
  won,
  lost,
  stage,
  create,
  talktrack,
  objection,
  whatif,
  help,
  smalltalk,
]
