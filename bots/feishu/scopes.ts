/** What the app needs leave for 权限, by what is lost without it; the administrator's guide lists the same. */
export const scopes = {
  /** Without these it does not work. */
  needed: [
    'im:message.p2p_msg:readonly',
    'im:message:send_as_bot',
    'contact:contact.base:readonly',
    'contact:user.base:readonly',
    'contact:user.employee:readonly',
    'contact:user.department:readonly',
    'contact:department.base:readonly',
  ],
  /** Without it nothing is heard in groups. */
  groups: ['im:message.group_at_msg:readonly'],
  /** Without it the masked heatmap goes to groups as a card. */
  images: ['im:resource'],
  /** What a member is asked to agree to as well; without these no calendar can be connected. */
  calendar: [
    'calendar:calendar:read',
    'calendar:calendar.event:read',
    'calendar:calendar.event:create',
    'calendar:calendar.event:update',
    'calendar:calendar.event:delete',
  ],
  /** Without it words that a language model makes better stay as they were. */
  writing: ['cardkit:card:write'],
  /** Without it no template of approvals can be taken into use. */
  approvals: ['approval:approval'],
} as const
