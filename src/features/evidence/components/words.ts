export const LOST = "通信できませんでした。もう一度お試しください。";
