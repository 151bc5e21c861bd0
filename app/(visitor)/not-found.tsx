export { NothingHere as default } from "@/components/nothing-here";
