/** Whether a text is a calendar day somebody alive may have been born on: `1990-02-28`, from 1900 to the day before `now`. */
export function isBirthday(day: string, now: Date): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(date.getTime())) return false;
  return date.toISOString().startsWith(day) && day >= "1900-01-01" && date < now;
}
