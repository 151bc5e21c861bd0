import { getTranslations } from "next-intl/server";

/** Why a mail was not sent, for staff: in words, with the mark of the mail server or its library behind them for whoever sets it up. */
export async function mailFailure(error: string | null): Promise<string> {
  const t = await getTranslations("ui.mailFailure");
  const mark = error ?? "";
  return t(causeOf(mark), { mark });
}

/** The marks are those of `MailError`: `SMTP` with a reply code (RFC 5321, and RFC 4954 for 53x), or the library's own names. */
export function causeOf(mark: string): "unreachable" | "login" | "encryption" | "refused" | "unknown" {
  if (["ESOCKET", "ECONNECTION", "ETIMEDOUT", "EDNS", "EPROXY"].includes(mark)) return "unreachable";
  if (/^(EAUTH|ENOAUTH|EOAUTH2|SMTP 53\d)$/.test(mark)) return "login";
  if (["ETLS", "EREQUIRETLS"].includes(mark)) return "encryption";
  return mark === "EENVELOPE" || mark === "EMESSAGE" || mark.startsWith("SMTP ") ? "refused" : "unknown";
}
