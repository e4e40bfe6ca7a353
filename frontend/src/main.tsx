/** Mounts the workbench into the page. */
import { render } from "preact";

const place = document.getElementById("bench");
if (place) {
  render(<p>Đang mở bàn nhập liệu.</p>, place);
}
