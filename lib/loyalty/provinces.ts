/** The provinces of Indonesia, as their laws call them. */
export const provinces = [
  "Aceh",
  "Sumatera Utara",
  "Sumatera Barat",
  "Riau",
  "Kepulauan Riau",
  "Jambi",
  "Sumatera Selatan",
  "Kepulauan Bangka Belitung",
  "Bengkulu",
  "Lampung",
  "DKI Jakarta",
  "Banten",
  "Jawa Barat",
  "Jawa Tengah",
  "DI Yogyakarta",
  "Jawa Timur",
  "Bali",
  "Nusa Tenggara Barat",
  "Nusa Tenggara Timur",
  "Kalimantan Barat",
  "Kalimantan Tengah",
  "Kalimantan Selatan",
  "Kalimantan Timur",
  "Kalimantan Utara",
  "Sulawesi Utara",
  "Gorontalo",
  "Sulawesi Tengah",
  "Sulawesi Barat",
  "Sulawesi Selatan",
  "Sulawesi Tenggara",
  "Maluku",
  "Maluku Utara",
  "Papua",
  "Papua Barat",
  "Papua Barat Daya",
  "Papua Selatan",
  "Papua Tengah",
  "Papua Pegunungan",
] as const;
export type Province = (typeof provinces)[number];

/** Other ways in which people write some of them, without spaces. */
const alsoCalled: Record<string, Province> = {
  nad: "Aceh",
  nanggroeacehdarussalam: "Aceh",
  sumut: "Sumatera Utara",
  northsumatra: "Sumatera Utara",
  sumbar: "Sumatera Barat",
  westsumatra: "Sumatera Barat",
  kepri: "Kepulauan Riau",
  riauislands: "Kepulauan Riau",
  sumsel: "Sumatera Selatan",
  southsumatra: "Sumatera Selatan",
  babel: "Kepulauan Bangka Belitung",
  bangkabelitung: "Kepulauan Bangka Belitung",
  jakarta: "DKI Jakarta",
  dki: "DKI Jakarta",
  daerahkhususjakarta: "DKI Jakarta",
  daerahkhususibukotajakarta: "DKI Jakarta",
  jabar: "Jawa Barat",
  westjava: "Jawa Barat",
  jateng: "Jawa Tengah",
  centraljava: "Jawa Tengah",
  diy: "DI Yogyakarta",
  yogyakarta: "DI Yogyakarta",
  jogja: "DI Yogyakarta",
  jogjakarta: "DI Yogyakarta",
  daerahistimewayogyakarta: "DI Yogyakarta",
  jatim: "Jawa Timur",
  eastjava: "Jawa Timur",
  ntb: "Nusa Tenggara Barat",
  westnusatenggara: "Nusa Tenggara Barat",
  ntt: "Nusa Tenggara Timur",
  eastnusatenggara: "Nusa Tenggara Timur",
  kalbar: "Kalimantan Barat",
  westkalimantan: "Kalimantan Barat",
  kalteng: "Kalimantan Tengah",
  centralkalimantan: "Kalimantan Tengah",
  kalsel: "Kalimantan Selatan",
  southkalimantan: "Kalimantan Selatan",
  kaltim: "Kalimantan Timur",
  eastkalimantan: "Kalimantan Timur",
  kaltara: "Kalimantan Utara",
  northkalimantan: "Kalimantan Utara",
  sulut: "Sulawesi Utara",
  northsulawesi: "Sulawesi Utara",
  sulteng: "Sulawesi Tengah",
  centralsulawesi: "Sulawesi Tengah",
  sulbar: "Sulawesi Barat",
  westsulawesi: "Sulawesi Barat",
  sulsel: "Sulawesi Selatan",
  southsulawesi: "Sulawesi Selatan",
  sultra: "Sulawesi Tenggara",
  southeastsulawesi: "Sulawesi Tenggara",
  malut: "Maluku Utara",
  northmaluku: "Maluku Utara",
  westpapua: "Papua Barat",
  southwestpapua: "Papua Barat Daya",
  southpapua: "Papua Selatan",
  centralpapua: "Papua Tengah",
  highlandpapua: "Papua Pegunungan",
};

const byName = new Map<string, Province>([
  ...Object.entries(alsoCalled),
  ...provinces.map((name): [string, Province] => [bare(name), name]),
]);

/** The province that somebody means, however they write it; null where it is none that is known. */
export function provinceOf(words: string): Province | null {
  return byName.get(bare(words)) ?? null;
}

/** Without what people add, leave out or write differently. */
function bare(words: string): string {
  return words
    .toLowerCase()
    .replace(/^\s*(provinsi|propinsi|prov\.?|province of)\s+/, "")
    .replace(/[^a-z]/g, "");
}
