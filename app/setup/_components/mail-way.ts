/** Which way mail leaves: a server, a folder, the demonstration's mailbox, or none. */
export function mailWay(set: { smtpUrl: string | undefined; mailDir: string | undefined; demo: boolean }) {
  if (set.smtpUrl !== undefined) return "smtp";
  if (set.demo) return "mailbox";
  return set.mailDir === undefined ? "none" : "folder";
}
