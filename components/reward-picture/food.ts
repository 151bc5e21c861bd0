import { disc, type Motif } from "./cut";

/** What is drunk and eaten. Each is drawn in a square of 200, standing on its 184th line. */
export const food = {
  coffee: ({ block, line, cut }) =>
    block("M42 84h104v34a44 44 0 0 1-44 44H86a44 44 0 0 1-44-44z") +
    line("M146 94h10a18 18 0 0 1 0 36h-14") +
    block("M22 170h144c0 9-9 14-20 14H42c-11 0-20-5-20-14z") +
    line("M70 66c-9-10 9-18 0-30M96 66c-9-12 9-22 0-38M122 66c-9-10 9-18 0-30", 7) +
    cut("M56 100v18c0 12 5 20 12 26"),
  iced_coffee: ({ block, line, cut, light, sun }) =>
    line("M112 58l16-44h20", 8) +
    block("M50 56h100l-11 118a11 11 0 0 1-11 10H72a11 11 0 0 1-11-10z") +
    light("M60 66h80l-2 22c-18 10-34-8-52 0-10 5-18 5-24 2z") +
    sun("M78 102l22-6 6 22-22 6zM108 126l20-6 6 20-20 6z") +
    cut("M72 150l2 16"),
  bread: ({ block, cut }) =>
    block(
      "M24 104c0-32 22-46 46-46h60c24 0 46 14 46 46 0 12-7 18-14 21v49a10 10 0 0 1-10 10H48a10 10 0 0 1-10-10v-49c-7-3-14-9-14-21z",
    ) +
    cut("M62 82l18 28M94 82l18 28M126 82l16 26", 7) +
    cut("M54 150h92", 4),
  croissant: ({ block, cut }) =>
    block("M12 152C10 90 52 44 100 44s90 46 88 108c0 18-24 24-34 8-12-19-31-30-54-30s-42 11-54 30c-10 16-34 10-34-8z") +
    cut("M72 50l12 80M128 50l-12 80M34 90l32 50M166 90l-32 50", 6),
  cake: ({ block, cut, light, line }) =>
    line("M100 44c4-10 12-16 20-18", 5) +
    block(disc(98, 56, 14)) +
    block("M22 104L132 62c26 6 44 22 46 42z") +
    block("M22 112h156v62a10 10 0 0 1-10 10H32a10 10 0 0 1-10-10z") +
    light("M22 134h156v12H22z") +
    cut("M40 164h120", 4),
  donut: ({ block, light, cut, sun }) =>
    block(disc(100, 112, 72)) +
    light("M42 108c4-34 30-52 58-52s54 18 58 52c-8 12-16-2-26 4s-8 14-18 12-12-12-22-8-12 8-24 4-16-20-26-12z") +
    block(disc(100, 112, 22)) +
    sun(disc(100, 112, 14)) +
    cut("M66 154c20 16 48 16 68 0"),
  cookie: ({ block, light, sun, cut }) =>
    block("M100 40a72 72 0 1 0 72 72c-14 4-24-4-26-16-16 4-28-8-24-22-14-2-24-16-22-34z") +
    light(`${disc(82, 90, 9)}${disc(70, 130, 7)}${disc(112, 124, 10)}`) +
    sun(`${disc(96, 156, 7)}${disc(140, 134, 7)}`) +
    cut("M46 112c0 20 8 34 20 44", 4),
  beans: ({ block, cut, light, line }) =>
    block("M56 34h88v22l12 18v100a10 10 0 0 1-10 10H54a10 10 0 0 1-10-10V74l12-18z") +
    cut("M50 72h100M58 48h84", 4) +
    light(disc(100, 126, 34)) +
    line("M88 144c-8-14 2-36 16-38 16 10 8 40-16 38zM90 142c4-14 14-16 14-34", 5),
} as const satisfies Record<string, Motif>;
