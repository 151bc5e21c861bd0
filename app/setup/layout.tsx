import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("setup"))("area"), robots: { index: false } };
}

/** Around the steps of the first run; each asks for itself who is there. */
export default function SetupLayout({ children }: { children: ReactNode }) {
  return children;
}
