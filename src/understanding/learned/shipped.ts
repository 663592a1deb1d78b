import doubts from './doubts.json' with { type: 'json' }
import intents from './intents.json' with { type: 'json' }
import { learnedFrom } from './learned.ts'
import names from './names.json' with { type: 'json' }

/** What was learned from the lessons in `training/lessons` and `eval/developed.jsonl`; made by `npm run train`. */
export const shipped = learnedFrom({ names, intents, doubts })
