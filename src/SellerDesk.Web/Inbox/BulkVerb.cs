namespace SellerDesk.Web.Inbox;

public enum BulkVerb
{
    Assign,
    Close,
    Reopen,
}
