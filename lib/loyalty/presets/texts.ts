import type { TermsDraft } from "../terms";

type Texts = TermsDraft["texts"];

const forCustomers: Texts = {
  id: [
    {
      title: "Keanggotaan",
      body: "Siapa pun yang berusia 17 tahun ke atas dapat bergabung tanpa biaya. Satu orang, satu keanggotaan. Anda dapat berhenti kapan saja.",
    },
  ],
  en: [
    {
      title: "Membership",
      body: "Anyone aged 17 or over may join, free of charge. One person, one membership. You may leave at any time.",
    },
  ],
};

const forEmployees: Texts = {
  id: [
    {
      title: "Keanggotaan",
      body: "Program ini untuk karyawan kami. Ikut serta tidak wajib, tidak memengaruhi upah, dan dapat dihentikan kapan saja.",
    },
  ],
  en: [
    {
      title: "Membership",
      body: "This programme is for our employees. Taking part is voluntary, does not affect pay, and may be ended at any time.",
    },
  ],
};

const forEverybody = (noticeDays: number): Texts => ({
  id: [
    {
      title: "Poin bukan uang, tetapi kami menjaganya seperti uang",
      body: "Poin dicatat dalam buku yang tidak dapat diubah. Setiap perubahan dapat Anda lihat beserta alasannya. Poin tidak dapat dijual.",
    },
    {
      title: "Perubahan ketentuan",
      body: `Perubahan yang merugikan anggota diumumkan paling sedikit ${noticeDays} hari sebelumnya, dan masa berlaku yang lebih pendek tidak pernah berlaku untuk poin yang sudah Anda miliki.`,
    },
    {
      title: "Data pribadi",
      body: "Kami memakai data Anda hanya untuk menjalankan program ini, menyimpannya terenkripsi, dan menghapusnya bila Anda memintanya, sesuai UU Perlindungan Data Pribadi.",
    },
  ],
  en: [
    {
      title: "Points are not money, but we guard them as if they were",
      body: "Points are kept in a book that cannot be altered. You see every change, and why it happened. Points cannot be sold.",
    },
    {
      title: "Changes to these terms",
      body: `A change to a member's disadvantage is announced at least ${noticeDays} days ahead, and a shorter expiry never applies to points you already hold.`,
    },
    {
      title: "Personal data",
      body: "We use your data only to run this programme, keep it encrypted, and erase it when you ask, as Indonesia's Personal Data Protection Law requires.",
    },
  ],
});

/** What members read besides the figures, with one section of the line of business's own; how long before a change for the worse is announced is the terms' own figure. */
export function termsTexts(
  who: "customers" | "employees",
  noticeDays: number,
  own: Record<"id" | "en", [title: string, body: string]>,
): Texts {
  const first = who === "customers" ? forCustomers : forEmployees;
  const last = forEverybody(noticeDays);
  const section = ([title, body]: [string, string]) => ({ title, body });
  return {
    id: [...first.id, section(own.id), ...last.id],
    en: [...first.en, section(own.en), ...last.en],
  };
}
