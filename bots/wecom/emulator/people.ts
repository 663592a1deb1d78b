import type { StoredApproval } from './approvals.ts'
import type { Bubble } from './bubbles.ts'
import type { StoredSchedule } from './calendars.ts'
import { isInteractive, type Question, type TemplateCard } from './cards.ts'
import { type Letter, type Letters, type MessageType, selectedItems } from './letters.ts'
import type { OutsideCustomer, OutsideNote } from './options.ts'
import type { Tenant } from './tenant.ts'

/** What people do in the chat with the app, as the letters that come of it. Who is not of the company cannot do it. */
export interface People {
  says(userid: string, text: string): Letter
  sends(userid: string, type: MessageType, fields?: Record<string, string>): Letter
  enters(userid: string): Letter
  /** Presses what is pressable on the card as it now stands: a button, its submit button, or an entry of its menu. */
  clicks(userid: string, bubble: Pick<Bubble, 'msgid'>, key: string, selected?: Record<string, string[]>): Letter
  /** Is disabled, or let in again. */
  leaves(userid: string, hasLeft: boolean): Letter
  /** Moves a schedule of the app's that they may change, cancels it, or says whether they come. */
  reschedules(userid: string, schedule: StoredSchedule, to: Pick<StoredSchedule, 'start' | 'end'>): Letter
  cancelsSchedule(userid: string, schedule: StoredSchedule): Letter
  answersSchedule(userid: string, schedule: StoredSchedule, comes: boolean): Letter
  /** Somebody with the right in the console deletes a calendar. */
  deletesCalendar(userid: string, calendarId: string): Letter
  /** On the approval page: answers, as somebody who is asked; takes back what they applied for; deletes it, as an administrator. */
  decides(userid: string, form: StoredApproval, granted: boolean, speech?: string): Letter
  takesBack(form: StoredApproval): Letter
  deletesForm(form: StoredApproval): Letter
  /** Has somebody new as a customer, notes something of them, or one of the two ends it. */
  meets(userid: string, customer: OutsideCustomer, note?: OutsideNote): Letter
  notes(userid: string, externalUserId: string, note: OutsideNote): Letter
  parts(userid: string, externalUserId: string, by: 'member' | 'customer'): Letter
  /** Goes to another department, or a department under another one; told only where the directory's callbacks come here. */
  moves(userid: string, department: number): Letter
  reorganises(department: number, parentid: number, name?: string): Letter
  /** A department in which nobody is left is closed. */
  closes(department: number): Letter
  /** Taps an entry of the app's own menu. */
  menu(userid: string, key: string): Letter
}

export function openPeople(tenant: Tenant, letters: Letters): People {
  const own = (userid: string): string => {
    const member = tenant.directory.member(userid)
    if (!member) throw new Error(`${userid} is no member of ${tenant.options.corpId}`)
    return member.userid
  }
  const scheduleLetter = (userid: string, event: string, { id, calendar }: StoredSchedule) =>
    letters.calendarEvent(userid, event, { CalId: calendar, ScheduleId: id })
  const ofCustomer = (type: string, userid: string, id: string, fields: Record<string, string> = {}) =>
    letters.system('change_external_contact', { ChangeType: type, UserID: own(userid), ExternalUserID: id, ...fields })
  return {
    says: (userid, text) => letters.message(own(userid), 'text', { Content: text }),
    sends: (userid, type, fields = {}) => letters.message(own(userid), type, fields),
    enters: (userid) => letters.event(own(userid), 'enter_agent', { EventKey: '' }),
    leaves(userid, hasLeft) {
      const member = tenant.directory.member(own(userid))
      if (member !== undefined) member.status = hasLeft ? 2 : 1
      return letters.event(own(userid), hasLeft ? 'unsubscribe' : 'subscribe', { EventKey: '' })
    },
    reschedules(userid, schedule, to) {
      Object.assign(changeable(own(userid), schedule), to)
      return scheduleLetter(own(userid), 'modify_schedule', schedule)
    },
    cancelsSchedule(userid, schedule) {
      changeable(own(userid), schedule).isCancelled = true
      return scheduleLetter(own(userid), 'delete_schedule', schedule)
    },
    answersSchedule(userid, schedule, comes) {
      const attendee = schedule.attendees.find((one) => one.userid === own(userid))
      if (attendee === undefined) throw new Error(`${userid} is not invited`)
      attendee.response_status = comes ? 2 : 4
      return scheduleLetter(own(userid), 'respond_schedule', schedule)
    },
    deletesCalendar(userid, calendarId) {
      tenant.calendars.remove(calendarId)
      return letters.calendarEvent(own(userid), 'delete_calendar', { CalId: calendarId })
    },
    decides(userid, form, granted, speech = '') {
      tenant.approvals.decide(form, own(userid), granted, speech)
      return letters.approvalEvent(form, granted ? 2 : 3)
    },
    takesBack(form) {
      tenant.approvals.takeBack(form)
      return letters.approvalEvent(form, form.status === 6 ? 8 : 6)
    },
    deletesForm(form) {
      tenant.approvals.remove(form)
      return letters.approvalEvent(form, 6)
    },
    meets(userid, customer, note) {
      book(tenant).add(own(userid), customer, note)
      const state = note?.state === undefined ? {} : { State: note.state }
      return ofCustomer('add_external_contact', userid, customer.externalUserId, { ...state, WelcomeCode: 'WELCOME' })
    },
    notes(userid, id, note) {
      book(tenant).edit(own(userid), id, note)
      return ofCustomer('edit_external_contact', userid, id)
    },
    parts(userid, id, by) {
      if (by === 'member') book(tenant).remove(own(userid), id)
      return ofCustomer(by === 'member' ? 'del_external_contact' : 'del_follow_user', userid, id)
    },
    moves(userid, department) {
      const member = tenant.directory.member(own(userid))
      if (member) member.department = [department]
      const fields = { ChangeType: 'update_user', UserID: own(userid), Department: String(department) }
      return letters.system('change_contact', fields)
    },
    closes(id) {
      tenant.directory.close(id)
      return letters.system('change_contact', { ChangeType: 'delete_party', Id: String(id) })
    },
    reorganises(id, parentid, name) {
      const department = tenant.directory.department(id)
      if (department) Object.assign(department, { parentid }, name && { name })
      return letters.system('change_contact', {
        ChangeType: 'update_party',
        Id: String(id),
        ParentId: String(parentid),
        ...(name && { Name: name }),
      })
    },
    menu: (userid, key) => letters.event(own(userid), 'click', { EventKey: key }),

    clicks(userid, { msgid }, key, selected = {}) {
      const bubble = tenant.bubbles.of(own(userid)).find((one) => one.msgid === msgid)
      const { event, card } = pressed(bubble, key)
      const fields = {
        EventKey: key,
        TaskId: tenant.sent.get(msgid)?.taskId ?? '',
        CardType: card.card_type,
        ResponseCode: tenant.responseCodes.issue(msgid),
      }
      const chosen = event === 'template_card_event' ? { ...preselected(card), ...selected } : {}
      return letters.event(own(userid), event, fields, selectedItems(chosen))
    },
  }
}

function changeable(userid: string, schedule: StoredSchedule): StoredSchedule {
  if (!schedule.admins.includes(userid)) throw new Error(`${userid} may not change this schedule`)
  return schedule
}

function book({ outsiders }: Tenant) {
  if (outsiders === undefined) throw new Error('this company lets the app know no customers')
  return outsiders
}

function pressed(bubble: Bubble | undefined, key: string) {
  const card = bubble?.card
  if (!card) throw new Error('there is no such card to press anything on')
  if (card.action_menu?.action_list.some((action) => action.key === key))
    return { event: 'template_card_menu_event', card }
  if (bubble.replaced !== undefined) throw new Error(`the buttons are grey and say ${bubble.replaced}`)
  const keys = [...(card.button_list ?? []).filter((button) => button.type !== 1), card.submit_button].map(
    (button) => button?.key,
  )
  if (!isInteractive(card.card_type) || !keys.includes(key)) throw new Error(`the card has no ${key} to press`)
  return { event: 'template_card_event', card }
}

/** What the client submits when nobody touched it: the chosen option, or the first of a list. */
function preselected(card: TemplateCard): Record<string, string[]> {
  const lists = [...(card.select_list ?? []), ...(card.button_selection ? [card.button_selection] : [])]
  const boxes = card.checkbox ? [[card.checkbox.question_key, checked(card.checkbox)]] : []
  return Object.fromEntries([...lists.map((list) => [list.question_key, [shown(list)]]), ...boxes])
}

function shown({ selected_id, option_list }: Question): string {
  return option_list.find((option) => option.id === selected_id)?.id ?? option_list[0]?.id ?? ''
}

function checked({ option_list }: Question): string[] {
  return option_list.filter((option) => option.is_checked).map((option) => option.id)
}
