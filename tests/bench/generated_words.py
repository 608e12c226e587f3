"""Words for a register that never was: plain phrases in three languages, keys in three scripts, uncertain dates."""

#: Each in English, Traditional and Simplified Chinese.
SUBJECTS = [
    ("trade and investment", "貿易及投資", "贸易及投资"),
    ("the exchange of students and teachers", "學生與教師交流", "学生与教师交流"),
    ("professional services", "專業服務", "专业服务"),
    ("the secure flow of data across boundaries", "數據跨境安全流動", "数据跨境安全流动"),
    ("tourism by land and sea", "陸上及海上旅遊", "陆上及海上旅游"),
    ("the protection of rivers and coasts", "河流與海岸保護", "河流与海岸保护"),
    ("agriculture and fisheries", "農業及漁業", "农业及渔业"),
    ("financial markets", "金融市場", "金融市场"),
    ("public health and the control of diseases", "公共衛生及疾病控制", "公共卫生及疾病控制"),
    ("ports, airports and railways", "港口、機場及鐵路", "港口、机场及铁路"),
    ("science, technology and innovation", "科學技術及創新", "科学技术及创新"),
    ("the recognition of qualifications", "資歷互認", "资历互认"),
    ("culture, museums and archives", "文化、博物館及檔案", "文化、博物馆及档案"),
    ("youth, sport and volunteers", "青年、體育及志願服務", "青年、体育及志愿服务"),
    ("clean energy and the reduction of emissions", "清潔能源及減排", "清洁能源及减排"),
    ("the settlement of disputes by arbitration", "以仲裁解決爭議", "以仲裁解决争议"),
]
OPENINGS = [
    (
        "The parties will work together more closely in",
        "雙方將加強合作，範疇包括",
        "双方将加强合作，范畴包括",
    ),
    ("A joint working group meets once a year to review", "聯合工作小組每年檢討", "联合工作小组每年检讨"),
    ("They aim to remove what stands in the way of", "雙方期望消除障礙，促進", "双方期望消除障碍，促进"),
    ("Each side names an office for questions on", "各方指定部門，負責", "各方指定部门，负责"),
]
YEARS = [1351, 1648, 1713, *range(1945, 2026)]
#: How a source gives a date; most are whole.
WRITTEN = [
    *["{year:04}-{month:02}-{day:02}"] * 10,
    "{year:04}",
    "{year:04}~",
    "{year:04}-{month:02}",
    "{year:04}-{month:02}-{day:02}?",
    "{year:04}-XX-{day:02}",
    "{year:04}-{month:02}/{year:04}-12",
]


def pick(number: int, salt: int, length: int) -> int:
    """One of so many, the same each time for the same number and salt, and as if by chance."""
    mixed = (number * 2_654_435_761 + salt * 2_246_822_519 + 374_761_393) & 0xFFFFFFFF
    mixed = ((mixed ^ (mixed >> 15)) * 2_246_822_519) & 0xFFFFFFFF
    return (mixed ^ (mixed >> 13)) % length


def sentence(number: int) -> tuple[str, str, str]:
    """One sentence in three languages."""
    opening = OPENINGS[pick(number, 1, len(OPENINGS))]
    subjects = [SUBJECTS[pick(number, salt, len(SUBJECTS))] for salt in (2, 3, 4)]
    english, hant, hans = ([said[language] for said in (opening, *subjects)] for language in range(3))
    return (
        "{} {}, {} and {}.".format(*english),
        "{}{}、{}和{}。".format(*hant),
        "{}{}、{}和{}。".format(*hans),
    )


def days(number: int) -> tuple[str, str, str]:
    """When something was signed, in force and to end: each as exact as its source."""
    year, month, day = YEARS[pick(number, 5, len(YEARS))], 1 + pick(number, 6, 12), 1 + pick(number, 7, 28)
    signed, in_force, ends = (
        WRITTEN[pick(number, 8 + later, len(WRITTEN))].format(year=year + later, month=month, day=day)
        for later in (0, 1, 11)
    )
    return signed, in_force, ends


SENTENCES = [sentence(number) for number in range(509)]
DAYS = [days(number) for number in range(2003)]
#: Behind the number in a key, so that keys are as long as real ones.
TAILS = [english.replace(",", "").replace(" ", "-") for english, _hant, _hans in SUBJECTS]


def slug(word: str, number: int, of: int) -> str:
    """The key of a record: of so many of a kind the last tenth in Han and Hangul, so that keys sort as numbers do."""
    if number < of * 9 // 10:
        return f"{word}-{number:06}-{TAILS[number % len(TAILS)]}"
    return f"{'紀錄' if number < of * 19 // 20 else '기록'}-{number:06}"
