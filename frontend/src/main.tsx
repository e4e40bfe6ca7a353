/** Mounts the workbench into the page: who is here, what is kept for them, what of it is open. */
import { render } from "preact";
import { App } from "./bench/App";
import "./bench/bench.css";

const place = document.getElementById("bench");
if (place) render(<p class="bench-waiting">Đang mở bàn nhập liệu.</p>, place);
void App;
