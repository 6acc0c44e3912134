"""The forms of every craft, in Vietnamese and English."""

from typing import NamedTuple


class Name(NamedTuple):
    """A word in both languages."""

    vi: str
    en: str


VASES = {
    "shouldered_vase": Name("bình vai", "shouldered vase"),
    "bottle_vase": Name("bình cổ cao", "bottle vase"),
    "garlic_vase": Name("bình củ tỏi", "garlic-mouth vase"),
    "gourd_vase": Name("bình hồ lô", "gourd vase"),
    "trumpet_vase": Name("bình loa", "trumpet vase"),
    "pear_vase": Name("bình tỳ bà", "pear-shaped vase"),
    "egg_vase": Name("bình trứng", "egg-shaped vase"),
    "temple_vase": Name("lọ lộc bình", "temple vase"),
    "rouleau_vase": Name("lọ trụ", "cylinder vase"),
    "globe_vase": Name("bình cầu", "globe vase"),
    "square_vase": Name("bình vuông", "square vase"),
    "moon_flask": Name("bình dẹt", "moon flask"),
    "vase": Name("lọ hoa", "vase"),
    "vase_trio": Name("bộ ba lọ nhỏ", "set of three small vases"),
    "vase_pair": Name("đôi lọ", "pair of vases"),
}


TABLEWARE = {
    "bowl": Name("bát", "bowl"),
    "deep_bowl": Name("âu", "deep bowl"),
    "stem_bowl": Name("bát chân cao", "footed bowl"),
    "bowl_set": Name("bộ ba bát", "set of three bowls"),
    "planter": Name("chậu hoa", "planter"),
    "lidded_jar": Name("hũ có nắp", "lidded jar"),
    "crock": Name("thạp", "lidded crock"),
    "tureen": Name("liễn", "tureen"),
    "standing_plate": Name("đĩa treo", "display plate"),
    "dish": Name("đĩa", "dish"),
    "tea_set": Name("bộ ấm chén", "tea set"),
    "teapot": Name("ấm trà", "teapot"),
    "cup_pair": Name("đôi chén", "pair of cups"),
    "wine_set": Name("bộ nậm rượu", "wine set"),
    "wood_bowl": Name("bát gỗ", "turned bowl"),
    "tea_tray_set": Name("bộ khay chén", "tray with cups"),
    "basin": Name("chậu", "basin"),
    "kettle": Name("ấm", "kettle"),
    "mortar": Name("cối và chày", "mortar and pestle"),
}


CASES = {
    "round_box": Name("hộp tròn", "round box"),
    "square_box": Name("hộp chữ nhật", "rectangular box"),
    "box_pair": Name("đôi hộp", "pair of boxes"),
    "box": Name("hộp", "box"),
    "tray": Name("khay", "tray"),
    "round_tray": Name("khay tròn", "round tray"),
    "caddy": Name("hộp đứng", "upright caddy"),
    "chest": Name("hộp ngăn kéo", "chest of small drawers"),
    "panel": Name("tranh", "panel"),
    "round_panel": Name("tranh tròn", "round panel"),
    "panel_set": Name("bộ tranh bốn tấm", "set of four panels"),
    "brush_pot": Name("ống bút", "brush pot"),
    "comb": Name("lược", "comb"),
    "trinket_box": Name("hộp trang sức", "trinket box"),
}


WOVEN = {
    "handle_basket": Name("giỏ quai", "basket with a handle"),
    "round_basket": Name("giỏ tròn", "round basket"),
    "hamper": Name("thùng có nắp", "lidded hamper"),
    "square_basket": Name("giỏ vuông", "square basket"),
    "handbag": Name("túi xách", "handbag"),
    "globe_lamp": Name("đèn cầu", "globe lamp"),
    "drum_lamp": Name("đèn trống", "drum lamp"),
    "bell_lamp": Name("đèn bàn", "table lamp"),
    "trap_lamp": Name("đèn dáng đó", "fish-trap lamp"),
    "conical_hat": Name("nón", "conical hat"),
    "fan": Name("quạt nan", "plaited fan"),
    "nest_set": Name("bộ ba giỏ", "set of three baskets"),
}


SEWN = {
    "round_frame": Name("tranh khung tròn", "picture in a round frame"),
    "oval_frame": Name("tranh khung bầu dục", "picture in an oval frame"),
    "square_frame": Name("tranh khung vuông", "framed picture"),
    "cushion": Name("gối tựa", "cushion"),
    "cushion_pair": Name("đôi gối tựa", "pair of cushions"),
    "folded_scarf": Name("khăn quàng", "scarf"),
    "cloth_stack": Name("bộ ba khăn trải", "set of three cloths"),
    "round_fan": Name("quạt tròn", "round fan"),
    "pouch": Name("túi rút", "drawstring pouch"),
    "hanging_scroll": Name("tranh cuộn", "hanging scroll"),
    "cloth_roll": Name("vải cuộn", "roll of cloth"),
    "cloth_bag": Name("túi vải", "cloth bag"),
}


CAST = {
    "censer": Name("đỉnh", "censer"),
    "bell": Name("chuông có giá", "bell on a stand"),
    "candlestick_pair": Name("đôi chân nến", "pair of candlesticks"),
    "altar_set": Name("bộ tam sự", "censer and candlesticks"),
    "stone_lantern": Name("đèn đá sân vườn", "garden lantern"),
    "gong": Name("chiêng có giá", "gong on a stand"),
}


PACKS = {
    "glass_jar": Name("hũ thủy tinh", "glass jar"),
    "bottle": Name("chai", "bottle"),
    "bottle_pair": Name("đôi chai", "pair of bottles"),
    "flask": Name("bầu gốm", "stoneware flask"),
    "tin": Name("hộp thiếc", "tin"),
    "round_tin": Name("hộp thiếc tròn", "round tin"),
    "paper_tube": Name("ống giấy", "paper tube"),
    "carton": Name("hộp giấy", "carton"),
    "stand_pouch": Name("túi đứng", "stand-up pouch"),
    "rice_bag": Name("túi vải buộc", "tied cloth bag"),
    "gift_box": Name("hộp quà", "gift box"),
    "hexagon_box": Name("hộp lục giác", "six-sided box"),
    "wrapped_cakes": Name("bộ ba bánh gói giấy", "three wrapped cakes"),
    "leaf_cake": Name("bánh gói lá", "leaf-wrapped cake"),
    "spice_trio": Name("bộ ba hũ nhỏ", "set of three small jars"),
    "bundle": Name("bó", "bundle"),
    "coffee_pack": Name("gói", "pack"),
    "ceramic_jar": Name("hũ sành", "stoneware jar"),
    "jar_basket": Name("khay hai hũ", "tray of two jars"),
}


MACHINES = {
    "gearwheel": Name("bánh răng", "gearwheels"),
    "valve": Name("van cửa", "gate valve"),
    "pump": Name("máy bơm nước", "water pump"),
    "motor": Name("động cơ điện", "electric motor"),
    "mill": Name("máy nghiền nông sản", "grain mill"),
    "tiller": Name("máy xới đất", "walking tiller"),
    "flange_pair": Name("đôi mặt bích", "pair of flanges"),
    "pulley": Name("ròng rọc", "pulley"),
    "press": Name("máy ép trục vít", "screw press"),
}


SMALL_GOODS = {
    "toy_animal": Name("đồ chơi con vật kéo", "pull-along animal"),
    "toy_cart": Name("xe đồ chơi", "toy truck"),
    "stacking_rings": Name("tháp vòng xếp", "stacking rings"),
    "spinning_tops": Name("bộ ba con quay", "three spinning tops"),
    "candle_trio": Name("bộ ba nến", "three candles"),
    "paper_lantern": Name("đèn lồng giấy", "paper lantern"),
    "soap_stack": Name("bộ ba bánh xà phòng", "three bars of soap"),
    "notebook": Name("sổ tay", "notebook"),
}


FORM = VASES | TABLEWARE | CASES | WOVEN | SEWN | CAST | PACKS | MACHINES | SMALL_GOODS
