import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import { connection } from "next/server";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { requestLocale } from "@/lib/i18n";
import { requestTheme } from "@/lib/theme";
import "./globals.css";

const jakarta = localFont({
  src: "../node_modules/@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2",
  variable: "--font-jakarta",
  weight: "200 800",
  display: "swap",
});

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell");
  return { title: { default: t("title"), template: `%s · ${t("title")}` }, formatDetection: { telephone: false } };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf6ee" },
    { media: "(prefers-color-scheme: dark)", color: "#15161b" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection(); // every page carries a nonce of its own request, so none is ever prerendered
  const [locale, theme] = await Promise.all([requestLocale(), requestTheme()]);
  return (
    <html lang={locale} data-theme={theme} className={jakarta.variable}>
      <body>{children}</body>
    </html>
  );
}
