/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-cases.h"

/* Recipients against those of the issue before. */

#define ISSUE(up, across, down) \
  "[动态]\n沙渚县妇联开展走访慰问\n沙渚县妇联走访家庭80户，收集意见30条。\n（沙渚县妇联）\n\n报：" up \
  "\n送：" across "\n发：" down "\n"

#define UP     "省妇联各主席，省委副书记沈远，省政协副主席秦书言、白石"
#define ACROSS "市委办公室、市政府办公室，市总工会"
#define DOWN   "各县妇联办公室、市高校妇工委，市妇联各部室"
#define BEFORE ISSUE (UP, ACROSS, DOWN)

#define CASE(text, found) \
  { \
    text, found, NULL, JB_ROLE_ORNAMENT, NULL, BEFORE \
  }
#define AFTER(text, before) \
  { \
    text, NULL, NULL, JB_ROLE_ORNAMENT, NULL, before \
  }

static const CheckCase changed[] = {
  CASE (ISSUE (UP "，省长唐鹿", ACROSS, DOWN), "省长唐鹿"),
  CASE (ISSUE (UP, ACROSS, DOWN "，市档案馆"), "市档案馆"),
  CASE (ISSUE (UP, "市纪委，" ACROSS, DOWN "，市档案馆"), "市纪委|市档案馆"),
  CASE (ISSUE (UP, "市委办公室、市政府办公室", DOWN), ""),
  CASE (ISSUE ("省妇联各主席", ACROSS, DOWN), "|"),
  CASE (ISSUE ("省妇联各主席，省政协主席沈远，省政协副主席秦书言、白石", ACROSS, DOWN), "省政协主席沈远"),
  CASE (ISSUE (UP, "市委办公室、市政府办公室", DOWN "，市总工会"), "市总工会"),
  CASE (ISSUE ("省妇联各主席，省政协副主席秦书言、白石，省委副书记沈远", ACROSS, DOWN), "省委副书记沈远"),
  CASE (ISSUE (UP, ACROSS, "各县妇联办公室，市高校妇工委，市妇联各部室"), "各县妇联办公室"),
  CASE (ISSUE (UP, "市委办公室，市政府办公室，市总工会", DOWN), "市委办公室"),
  CASE (ISSUE ("省妇联各主席，省委副书记沈远，省政协副主席秦书言、 白石", ACROSS, DOWN), "省政协副主席秦书言、 白石"),
  CASE (ISSUE ("省妇联各主席，省委副书记沈远，省政协副主席秦书言，白石", ACROSS, DOWN), "省政协副主席秦书言"),
  CASE (ISSUE (UP, "市总工会，市委办公室、市政府办公室", DOWN), "市委办公室、市政府办公室"),
  CASE (ISSUE (UP, ACROSS, "各县妇联办公室、市高校妇工委，市妇联㛃部室"), "|市妇联㛃部室"),
  CASE ("[动态]\n沙渚县妇联开展走访慰问\n沙渚县妇联走访家庭80户。\n（沙渚县妇联）\n\n报：" UP "\n送：" ACROSS "\n", "|"),

  CASE (BEFORE, NULL),
  CASE ("[方法]\n沙渚县妇联推行三步法\n沙渚县妇联总结出三步工作法，效果很好。\n（沙渚县妇联）\n\n报：" UP "\n送：" ACROSS
        "\n发：" DOWN "\n",
        NULL),
  CASE (ISSUE (UP "。", ACROSS "。", DOWN "。"), NULL),
  CASE ("[动态]\n沙渚县妇联开展走访慰问\n沙渚县妇联走访家庭80户。\n（沙渚县妇联）\n\n报 ：" UP "\n\n送 ：" ACROSS
        "\n\n发 ：" DOWN "\n",
        NULL),
  CASE ("[动态]\n沙渚县妇联开展走访慰问\n沙渚县妇联走访家庭80户。\n（沙渚县妇联）\n\n报:" UP "\n送:" ACROSS "\n发:" DOWN
        "\n",
        NULL),
  CASE ("[动态]\n沙渚县妇联开展走访慰问\n沙渚县妇联走访家庭80户。\n（沙渚县妇联）\n\n发：" DOWN "\n送：" ACROSS "\n报：" UP
        "\n",
        NULL),
  CASE (ISSUE ("省妇联各主席，\n　　省委副书记沈远，省政协副主席秦书言、白石", ACROSS, DOWN), NULL),
  CASE ("[动态]\n沙渚县妇联开展走访慰问\n沙渚县妇联走访家庭80户。\n（沙渚县妇联）\n\n报：" UP "　　送：" ACROSS "　　发：" DOWN
        "\n",
        NULL),
  CASE (ISSUE (UP, ACROSS, DOWN) "（共印120份）\n", NULL),
  AFTER (ISSUE ("市委副书记沈远", "市总工会", "各县妇联"), ISSUE ("市委副书记沈远", "市总工会", "各县妇联")),
  AFTER (ISSUE ("全国妇联办公厅", "市委、市政府办公室信息科、综合科", "各县（区）妇联"),
         ISSUE ("全国妇联办公厅", "市委、市政府办公室信息科、综合科", "各县（区）妇联")),
  AFTER (ISSUE ("市委书记江㛃", "市委办公室", "各县妇联"), ISSUE ("市委书记江㛃", "市委办公室", "各县妇联")),
  AFTER (ISSUE ("市委书记江月", "市委办公室", "各县妇联"), NULL),
  AFTER ("[动态]\n沙渚县妇联开展走访慰问\n沙渚县妇联走访家庭80户。\n（沙渚县妇联）\n",
         "[动态]\n沙渚县妇联推行三步法\n沙渚县妇联总结出三步工作法。\n（沙渚县妇联）\n"),
  { NULL },
};

const CheckTable check_changed_tables[] = {
  { "recipients.changed", changed, TRUE },
  { NULL },
};
