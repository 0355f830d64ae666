// expect: missing reinitialization of inout parameter 'purse' after consume
import Anonymity

func twice(_ purse: inout Purse) -> Purse { purse }
