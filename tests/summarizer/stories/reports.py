"""A report, and what outlets make of it."""

from __future__ import annotations

TITLE = "Ferry operator halts winter crossings after inspectors find cracks"

REPORT = (
    "The ferry operator Nordlinje will halt all winter crossings between Harvik and the outer "
    "islands from Monday after inspectors found hairline cracks in the hulls of two of its four "
    "vessels, the maritime authority said on Friday. About 1,400 islanders depend on the service "
    "for groceries, school and medical appointments. The authority said the cracks, each between "
    "12 and 30 centimetres long, posed no immediate danger but would widen in heavy seas. "
    "Nordlinje's chief executive, Ingrid Solbakken, told a news conference that repairs would take "
    "at least seven weeks and cost 38 million kroner. A replacement vessel chartered from a "
    "Faroese company is expected to arrive on 14 December and carry passengers but no lorries. "
    "Island mayors criticised the decision, saying that they had warned of poor maintenance since "
    "the route was put out to tender in 2019. Transport minister Lars Moe promised that the navy "
    "would deliver medicine if the weather made helicopter flights impossible. Inspectors will "
    "examine the two remaining vessels next week."
)

#: Another agency's reporter at the same news conference.
SECOND_AGENCY = (
    "Hairline cracks discovered during a routine survey have forced Nordlinje to suspend its "
    "ferries to the outer islands, leaving some 1,400 residents without a link to the mainland for "
    "most of the winter. Ingrid Solbakken, who heads the company, put the bill at 38 million "
    'kroner and said that engineers at the Harvik yard needed seven weeks or more. "Safety comes '
    'before timetables," she said. Until then, a passenger vessel hired on the Faroe Islands '
    "takes over in the middle of December, while lorries have to wait. Local politicians reacted "
    "with anger. They say the tender five years ago went to the cheapest bidder. The government "
    "has offered navy boats for urgent supplies, among them medicine, according to Lars Moe, the "
    "minister of transport. Two other ships of the fleet are to be checked in the coming days."
)


def sentences() -> list[str]:
    return [f"{part.strip('.')}." for part in REPORT.split(". ")]


#: The same kind of report in scripts without blanks between words, and in others.
UNSPACED = {
    "Chinese": (
        "渡轮公司周五宣布，由于检查人员在四艘船中的两艘船体上发现裂缝，从下周一起将停止哈维克与外岛之间的所有冬季航班。"
        "约有一千四百名岛民依靠这项服务购买食品、上学和就医。海事局表示，裂缝目前没有直接危险，但在大浪中会扩大。"
        "公司首席执行官在新闻发布会上说，修理至少需要七周，费用为三千八百万克朗。一艘替代船预计将于十二月中旬抵达。"
    ),
    "Japanese": (
        "フェリー会社は金曜日、検査官が四隻のうち二隻の船体にひび割れを発見したため、月曜日から離島との冬季便を全て休止すると発表した。"
        "約千四百人の島民が食料品や通学、通院にこの航路を利用している。海事局によると、ひび割れは直ちに危険ではないが荒波で広がる恐れがある。"
        "社長は記者会見で、修理には少なくとも七週間かかり、費用は三千八百万クローネになると述べた。代わりの船は十二月中旬に到着する見込みだ。"
    ),
    "Thai": (
        "บริษัทเรือข้ามฟากประกาศเมื่อวันศุกร์ว่าจะหยุดให้บริการไปยังเกาะรอบนอกตลอดฤดูหนาวหลังจากเจ้าหน้าที่ตรวจพบรอยร้าวที่ตัวเรือสองลำจากทั้งหมดสี่ลำ"
        "ชาวเกาะประมาณหนึ่งพันสี่ร้อยคนต้องพึ่งพาบริการนี้ในการซื้ออาหารไปโรงเรียนและพบแพทย์กรมเจ้าท่าระบุว่ารอยร้าวยังไม่เป็นอันตรายแต่จะขยายตัวเมื่อคลื่นแรง"
        "ผู้บริหารกล่าวในการแถลงข่าวว่าการซ่อมแซมจะใช้เวลาอย่างน้อยเจ็ดสัปดาห์และมีค่าใช้จ่ายสามสิบแปดล้าน"
    ),
    "Russian": (
        "Паромная компания в пятницу объявила, что с понедельника прекращает все зимние рейсы на внешние острова, "
        "так как инспекторы нашли трещины в корпусах двух из четырех судов. Около 1400 островитян зависят от этого "
        "сообщения, чтобы покупать продукты, учиться и ездить к врачу. По данным морской службы, трещины пока не "
        "опасны, но в шторм могут увеличиться. Глава компании сказала на встрече с журналистами, что ремонт займет "
        "не меньше семи недель и обойдется в 38 миллионов крон. Заменяющее судно ожидают к середине декабря."
    ),
    "Hindi": (
        "नौका कंपनी ने शुक्रवार को घोषणा की कि निरीक्षकों को चार में से दो जहाजों के ढांचे में दरारें मिलने के बाद सोमवार से "
        "बाहरी द्वीपों के लिए सर्दियों की सभी यात्राएं बंद रहेंगी। करीब 1400 द्वीपवासी राशन, स्कूल और इलाज के लिए इस सेवा पर "
        "निर्भर हैं। समुद्री प्राधिकरण ने कहा कि दरारों से तत्काल कोई खतरा नहीं है लेकिन तेज लहरों में वे बढ़ सकती हैं। कंपनी की "
        "प्रमुख ने संवाददाताओं से कहा कि मरम्मत में कम से कम सात सप्ताह लगेंगे और 38 करोड़ का खर्च आएगा।"
    ),
    "Vietnamese": (
        "Công ty phà hôm thứ Sáu thông báo sẽ ngừng mọi chuyến tàu mùa đông ra các đảo xa từ thứ Hai sau khi thanh tra "
        "phát hiện vết nứt trên thân hai trong số bốn con tàu. Khoảng 1400 người dân trên đảo phụ thuộc vào tuyến này để "
        "mua thực phẩm, đi học và khám bệnh. Cơ quan hàng hải cho biết các vết nứt chưa gây nguy hiểm ngay nhưng sẽ lan "
        "rộng khi biển động. Giám đốc công ty nói tại cuộc họp báo rằng việc sửa chữa mất ít nhất bảy tuần và tốn 38 triệu."
    ),
    "Arabic": (
        "أعلنت شركة العبارات يوم الجمعة أنها ستوقف جميع رحلات الشتاء إلى الجزر الخارجية اعتبارا من يوم الاثنين بعد أن عثر "
        "المفتشون على شقوق في هيكلي سفينتين من أصل أربع سفن. ويعتمد نحو 1400 من سكان الجزر على هذه الخدمة لشراء الطعام "
        "والذهاب إلى المدارس والمستشفيات. وقالت الهيئة البحرية إن الشقوق لا تشكل خطرا مباشرا لكنها قد تتسع في البحر الهائج. "
        "وقالت رئيسة الشركة في مؤتمر صحفي إن الإصلاح سيستغرق سبعة أسابيع على الأقل ويكلف 38 مليونا."
    ),
}
