/* A module that is no plugin. */
int	nothing(void);

int
nothing(void)
{
	return 0;
}
