import type Router from '@koa/router'
import type { MeetingIntake } from '../../skills/calendar/meeting-intake.ts'
import type { PushDoor } from '../push-door.ts'
import { readJson } from '../read-body.ts'

/** The push API of meetings: put into people's calendars, moved, cancelled; each once by its id and revision. */
export function pushedMeetingRoutes(
  router: Router,
  { pushDoor, meetingIntake }: { pushDoor: PushDoor; meetingIntake: MeetingIntake },
): void {
  router.post('/api/calendar/meetings', (ctx) =>
    pushDoor(ctx, 'meetings', async () => [await readJson(ctx)].flat(), meetingIntake.take),
  )
}
