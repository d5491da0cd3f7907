/** What the two actions that learn give back; both store one thing and say where. */
export const storedOutputFields = [
  { key: 'ticket_id', label: 'Ticket ID', type: 'string' as const },
  { key: 'status', label: 'Status', type: 'string' as const },
  { key: 'stored_in', label: 'Stored In', type: 'string' as const },
  { key: 'reason', label: 'Reason', type: 'string' as const },
  { key: 'warnings_text', label: 'Warnings Text', type: 'string' as const },
];
