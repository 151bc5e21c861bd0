import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { LeafIconSheet } from "@/components/ui/leaf-icon-sheet";
import { brandSheet, markOf } from "@/lib/brand";
import { requestLocale } from "@/lib/i18n";
import { currentVisit } from "@/lib/session";
import { requestTheme } from "@/lib/theme";
import "./globals.css";

const jakarta = localFont({
  src: "../node_modules/@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2",
  variable: "--font-jakarta",
  weight: "200 800",
  display: "swap",
});

/** Names may have letters beyond the Latin ones of Indonesian and English; fetched only when one appears. */
const jakartaExtended = localFont({
  src: "../node_modules/@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-ext-wght-normal.woff2",
  variable: "--font-jakarta-extended",
  weight: "200 800",
  display: "swap",
  preload: false,
  declarations: [{ prop: "unicode-range", value: "U+0100-02FF, U+1E00-1EFF, U+20A0-20CF, U+2113, U+2C60-2C7F" }],
});

export async function generateMetadata(): Promise<Metadata> {
  const { programmeName, brand } = (await currentVisit()).installation;
  const mark = markOf(brand);
  return {
    // Without a brand of its own the portal's mark of app/icon.svg stands.
    ...(mark === "" ? {} : { icons: { icon: `/pictures/app/192?v=${mark}`, apple: `/pictures/app/192?v=${mark}` } }),
    title: { default: programmeName, template: `%s · ${programmeName}` },
    formatDetection: { telephone: false },
  };
}

const paper = { light: "#faf6ee", dark: "#15161b" };

export async function generateViewport(): Promise<Viewport> {
  const theme = await requestTheme();
  return {
    width: "device-width",
    initialScale: 1,
    viewportFit: "cover",
    colorScheme: theme === "system" ? "light dark" : theme,
    themeColor:
      theme === "system"
        ? [
            { media: "(prefers-color-scheme: light)", color: paper.light },
            { media: "(prefers-color-scheme: dark)", color: paper.dark },
          ]
        : paper[theme],
  };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection(); // every page carries a nonce of its own request, so none is ever prerendered
  const [locale, theme, visit] = await Promise.all([requestLocale(), requestTheme(), currentVisit()]);
  const brand = brandSheet(visit.installation.brand);
  return (
    <html lang={locale} data-theme={theme} className={`${jakarta.variable} ${jakartaExtended.variable}`}>
      <body>
        <link rel="manifest" href="/manifest.webmanifest" />
        {brand ? <link rel="stylesheet" href={brand} /> : null}
        <LeafIconSheet />
        {children}
      </body>
    </html>
  );
}
